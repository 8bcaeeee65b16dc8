using System.Collections.Generic;

namespace OrgAdmin.Core.State.Files;

/// <summary>What may not be lost in an organization, whatever its file says besides.</summary>
internal sealed class StateGuards
{
    /// <summary>How many of a hundred members may be removed, where more than two people would go.</summary>
    public int MaximumRemovalPercent { get; init; } = 25;

    /// <summary>How many administrators there must be afterwards.</summary>
    public int MinimumAdmins { get; init; } = 1;

    /// <summary>Who must be an administrator afterwards: addresses, ids or slugs.</summary>
    public IReadOnlyList<string> RequiredAdmins { get; init; } = [];

    /// <summary>Who is neither removed nor given less: patterns of addresses, names and ids.</summary>
    public IReadOnlyList<string> Protect { get; init; } = [];

    /// <summary>True keeps the caller's own role and membership.</summary>
    public bool KeepSelf { get; init; } = true;
}
