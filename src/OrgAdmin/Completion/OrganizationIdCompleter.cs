using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Sessions;

namespace OrgAdmin.Completion;

/// <summary>Completes the ids of organizations that the connection has shown lately, by id, slug or any part of the name.</summary>
public sealed class OrganizationIdCompleter : KnownValueCompleter
{
    private protected override bool FindsParts => true;

    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters)
    {
        OrgConnection? connection = ConnectionIn(boundParameters);
        return connection is null || LiveConnections.Find(connection) is not { } live
            ? []
            : live.Seen.All.Select(seen => (seen.Key, seen.Value, $"{live.Seen.SlugOf(seen.Key)} {seen.Key}".Trim()));
    }
}
