using System;
using System.Collections.Generic;

namespace OrgAdmin.Teams;

/// <summary>How far matching a team with a list may go.</summary>
internal sealed class TeamOptions
{
    /// <summary>True removes the members who are not in the list.</summary>
    public bool Prune { get; init; }

    /// <summary>True asks nobody. It never lets more go than the guards allow.</summary>
    public bool Force { get; init; }

    /// <summary>
    /// How many of a hundred members (before, without invitations) may be removed. It counts only where more than two people would go.
    /// </summary>
    public int MaximumRemovalPercent { get; init; } = 25;

    /// <summary>How many administrators an organization must have afterwards; 0 lets the last one go.</summary>
    public int MinimumAdmin { get; init; } = 1;

    /// <summary>Who must be an administrator afterwards: addresses, ids or slugs.</summary>
    public IReadOnlyList<string> RequiredAdmins { get; init; } = [];

    /// <summary>True keeps the caller's own membership and role, whatever the list says.</summary>
    public bool KeepSelf { get; init; } = true;

    /// <summary>True for a member who is neither removed nor given less.</summary>
    internal Func<OrganizationMember, bool> IsProtected { get; init; } = _ => false;

    /// <summary>True invites those again who have declined an invitation.</summary>
    public bool IncludeDeclined { get; init; }

    /// <summary>How many changes of different organizations may be in flight; of one organization it is one at a time.</summary>
    public int ThrottleLimit { get; init; } = 1;
}
