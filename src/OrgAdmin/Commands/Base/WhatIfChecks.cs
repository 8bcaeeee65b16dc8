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

    /// <summary>Refuses a user that the provider does not have.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.NotFound"/>: there is no such user.</exception>
    public static async Task CheckUserAsync(this RowChange change, IOrgClient client, string? user)
    {
        if (change.IsWhatIf && user is not null && client is IUserFinder finder)
            await finder.CheckUserAsync(user, change.Context).ConfigureAwait(false);
    }

    private static bool Has(IEnumerable<string> known, string one) => known.Contains(one, StringComparer.OrdinalIgnoreCase);

    private static OrgException Refused(Row row, string why) =>
        new(OrgErrorKind.ValidationFailed, DisplayText.Of(row.IsPiped ? $"{row.Label}: {why}" : why));
}
