using System.Collections.Generic;

namespace OrgAdmin.Sessions;

/// <summary>The connections that a row is about.</summary>
/// <param name="all">The connections.</param>
/// <param name="isPattern">True if a wildcard chose them, so that those which cannot do what is wanted are left out.</param>
internal sealed class ChosenConnections(IReadOnlyList<OrgConnection> all, bool isPattern)
{
    public IReadOnlyList<OrgConnection> All { get; } = all;

    public bool IsPattern { get; } = isPattern;
}
