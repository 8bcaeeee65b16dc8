using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Sessions;

namespace OrgAdmin.Completion;

/// <summary>Completes the ids of requests and invitations that the connection has shown lately, by id, name or address.</summary>
public sealed class RequestCompleter : KnownValueCompleter
{
    private protected override bool FindsParts => true;

    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        LiveIn(boundParameters)?.SeenRequests.All.Select(seen => (seen.Id, seen.Name, seen.More)) ?? [];
}
