using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.State.Files;

namespace OrgAdmin.Core.State.Plans;

/// <summary>A snapshot as the files that would lead back to it.</summary>
internal static class SnapshotStates
{
    /// <summary>The organizations of a snapshot. What it does not know is not spoken of.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="path">Its file, for errors.</param>
    /// <param name="organizationIds">Only these; empty for all.</param>
    /// <param name="providers">What each provider's API can write.</param>
    public static IReadOnlyList<OrgState> Of(
        OrgSnapshot snapshot,
        string path,
        IReadOnlyList<string> organizationIds,
        IReadOnlyList<ProviderDescriptor> providers
    )
    {
        SnapshotOrganization[] known =
        [
            .. snapshot.Connections.SelectMany(connection => connection.Organizations).Where(organization => organization.Unread is null),
        ];
        string[] missing = [.. organizationIds.Where(id => !Array.Exists(known, organization => IsNamed(organization, [id])))];
        if (missing.Length > 0)
            throw new OrgException(
                OrgErrorKind.NotFound,
                DisplayText.Of($"The snapshot has no organization {string.Join(", ", missing)}, or could not read it.")
            );
        return
        [
            .. from connection in snapshot.Connections
            from organization in connection.Organizations
            where organization.Unread is null
            where organizationIds.Count == 0 || IsNamed(organization, organizationIds)
            select StateOf(connection, organization, path, providers.First(provider => provider.Provider == connection.Provider)),
        ];
    }

    private static bool IsNamed(SnapshotOrganization organization, IReadOnlyList<string> ids) =>
        ids.Any(id =>
            IgnoringCase.Same(organization.Id, id)
            || IgnoringCase.Same(Text(organization.Properties, "Name"), id)
            || IgnoringCase.Same(Text(organization.Properties, "Slug"), id)
        );

    private static OrgState StateOf(
        SnapshotConnection connection,
        SnapshotOrganization organization,
        string path,
        ProviderDescriptor provider
    )
    {
        var state = new OrgState
        {
            File = path,
            Connection = connection.Name,
            Provider = connection.Provider.ToString(),
            Endpoint = connection.Endpoint,
            Id = organization.Id,
            Organization = OrganizationFields
                .Names.Where(name => name == nameof(Organization.Name) || provider.OrganizationFields.Contains(name))
                .ToDictionary(name => name, name => FieldOf(organization.Properties, name)),
            Members = organization.Members is null ? null : [.. organization.Members.Select(Person)],
            Invitations = organization.Requests is null
                ? null
                : [.. organization.Requests.Where(request => !IgnoringCase.Same(Text(request, "Kind"), "request")).Select(Person)],
            Badges =
                organization.Properties.TryGetValue("Badges", out object? badges) && badges is IEnumerable<object?> list
                    ? [.. list.Select(badge => badge?.ToString() ?? "")]
                    : null,
        };
        state.Manage["members"] = StateManage.Exact;
        state.Manage["badges"] = StateManage.Exact;
        // A snapshot lists what a file would only show; these are what people mean by going back.
        state.Manage["invitations"] = StateManage.AtLeast;
        return state;
    }

    private static object? FieldOf(IReadOnlyDictionary<string, object?> properties, string name)
    {
        if (name == nameof(OrganizationInput.ContactEmail))
            return Value(properties, nameof(Organization.Email));
        if (typeof(PostalAddress).GetProperty(name) is not null)
            return Value(properties, nameof(Organization.Address)) is IReadOnlyDictionary<string, object?> address
                ? Value(address, name) ?? Value(address, SnapshotWriter.NameOf(name))
                : null;
        return Value(properties, name);
    }

    private static StatePerson Person(IReadOnlyDictionary<string, object?> person) =>
        new()
        {
            UserId = Text(person, "UserId") ?? Text(person, "MembershipId"),
            Email = Text(person, "Email"),
            Name = Text(person, "Name"),
            Role = Text(person, "Role"),
        };

    private static string? Text(IReadOnlyDictionary<string, object?> properties, string name) =>
        Value(properties, name) is string { Length: > 0 } text ? text : null;

    private static object? Value(IReadOnlyDictionary<string, object?> properties, string name) =>
        properties.TryGetValue(name, out object? value) ? value : null;
}
