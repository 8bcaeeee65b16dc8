using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands.Base;

/// <summary>
/// What a change would be refused for, looked up where nothing is sent (<c>-WhatIf</c>). The change itself leaves it to the server,
/// which has the last word.
/// </summary>
internal static class WhatIfChecks
{
    /// <summary>Refuses a role that the provider does not have.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ValidationFailed"/>: there is no such role.</exception>
    public static async Task CheckRoleAsync(this RowChange change, IOrgClient client, Row row, string? role)
    {
        IReadOnlyList<string> roles = client.Descriptor.Roles;
        if (!change.IsWhatIf || role is null || roles.Count == 0 || Has(roles, role))
            return;
        // The documents may be older than the server.
        if (client is IRoleReader reader)
            roles = (await reader.Roles().ReadAllAsync(change.Context).ConfigureAwait(false)).ConvertAll(known => known.Id);
        if (!Has(roles, role))
            throw Refused(row, $"{client.Descriptor.DisplayName} has no role '{role}'. There are: {string.Join(", ", roles)}.");
    }

    /// <summary>Refuses a kind of badge that the provider does not have.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ValidationFailed"/>: there is no such badge.</exception>
    public static async Task CheckBadgeKindAsync(this RowChange change, ConnectionUse<IBadgeManager> use, Row row, string kind)
    {
        if (!change.IsWhatIf)
            return;
        List<string> kinds = (await use.Api.BadgeKinds().ReadAllAsync(change.Context).ConfigureAwait(false)).ConvertAll(badge =>
            badge.Kind
        );
        if (!Has(kinds, kind))
            throw Refused(row, $"{use.Descriptor.DisplayName} has no badge '{kind}'. There are: {string.Join(", ", kinds)}.");
    }

    /// <summary>Refuses a contact point that is for something unknown, or that nobody can write to.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ValidationFailed"/>: the server would refuse it.</exception>
    public static void CheckContact(this RowChange change, ProviderDescriptor provider, Row row, ContactInput input)
    {
        if (!change.IsWhatIf)
            return;
        if (provider.ContactRoles.Count > 0 && !provider.ContactRoles.Contains(input.Role, StringComparer.Ordinal))
            throw Refused(
                row,
                $"{provider.DisplayName} has no contact points for '{input.Role}'. There are: {string.Join(", ", provider.ContactRoles)}."
            );
        // Who made or publishes something may be known by name alone.
        if (input is { Role: "contact", Email: null, ContactForm: null })
            throw Refused(row, "A contact point needs an address (-Email) or a form (-ContactForm).");
    }

    /// <summary>Refuses a user that the provider does not have.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.NotFound"/>: there is no such user.</exception>
    public static async Task CheckUserAsync(this RowChange change, IOrgClient client, string? user)
    {
        if (change.IsWhatIf && user is not null && client is IUserFinder finder)
            await finder.CheckUserAsync(user, change.Context).ConfigureAwait(false);
    }

    /// <summary>Refuses objects that the organization does not have, and a role to which no objects are assigned.</summary>
    /// <param name="change">The change.</param>
    /// <param name="client">Where it is made.</param>
    /// <param name="row">The row.</param>
    /// <param name="organizationId">The organization.</param>
    /// <param name="who">Whom they are assigned to.</param>
    /// <param name="role">That person's role; null where it is not known.</param>
    /// <param name="assignments">The objects.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ValidationFailed"/>: they cannot be assigned.</exception>
    public static async Task CheckAssignmentsAsync(
        this RowChange change,
        IOrgClient client,
        Row row,
        string organizationId,
        string who,
        string? role,
        IReadOnlyList<AssignmentReference> assignments
    )
    {
        if (!change.IsWhatIf || assignments.Count == 0)
            return;
        ProviderDescriptor provider = client.Descriptor;
        if (role is { Length: > 0 } && provider.AssignableRole is { } assignable && !Has([assignable], role))
            throw Refused(row, $"{who} has the role {role}, and {provider.DisplayName} assigns objects to the role {assignable} only.");
        if (client is not IContentReader content)
            return;
        foreach (IGrouping<string, AssignmentReference> sameClass in assignments.GroupBy(assignment => assignment.Class))
        {
            List<string> ids = [.. sameClass.Select(assignment => assignment.Id)];
            string? missing = sameClass.Key switch
            {
                "Dataset" => await MissingAsync(content.Datasets(organizationId, null, false), one => one.Id, ids, change)
                    .ConfigureAwait(false),
                "Reuse" => await MissingAsync(content.Reuses(organizationId), one => one.Id, ids, change).ConfigureAwait(false),
                "Dataservice" => await MissingAsync(content.Dataservices(organizationId), one => one.Id, ids, change).ConfigureAwait(false),
                _ => throw Refused(row, $"Nothing of the class '{sameClass.Key}' is assigned. There are: Dataset, Dataservice, Reuse."),
            };
            if (missing is not null)
                throw Refused(
                    row,
                    $"The organization has no {sameClass.Key.ToLowerInvariant()} '{missing}'. See which it has: "
                        + $"Get-Organization{sameClass.Key} {CommandText.Quoted(organizationId)}"
                );
        }
    }

    // The list is read as far as it takes to see them all.
    private static async Task<string?> MissingAsync<T>(PageSource<T> source, Func<T, string> idOf, List<string> wanted, RowChange change)
    {
        using var reader = new PageReader<T>(source, new ReadOptions(), change.Context);
        while (wanted.Count > 0 && await reader.NextAsync().ConfigureAwait(false) is { } page)
            wanted.RemoveAll(id => Has(page.Select(idOf), id));
        return wanted.FirstOrDefault();
    }

    private static bool Has(IEnumerable<string> known, string one) => known.Contains(one, StringComparer.OrdinalIgnoreCase);

    private static OrgException Refused(Row row, string why) =>
        new(OrgErrorKind.ValidationFailed, DisplayText.Of(row.IsPiped ? $"{row.Label}: {why}" : why));
}
