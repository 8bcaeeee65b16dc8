using System.Collections.Generic;

namespace OrgAdmin.State;

/// <summary>How far a plan may go, besides what its files say. The stricter one counts.</summary>
internal sealed class PlanOptions
{
    /// <summary>How many of a hundred members may be removed; null leaves it to the file.</summary>
    public int? MaximumRemovalPercent { get; init; }

    /// <summary>How many administrators must stay; null leaves it to the file.</summary>
    public int? MinimumAdmin { get; init; }

    /// <summary>Who must be an administrator afterwards, besides those in the file.</summary>
    public IReadOnlyList<string> RequiredAdmins { get; init; } = [];

    /// <summary>How many organizations may be read or changed at the same time.</summary>
    public int ThrottleLimit { get; init; } = ReadOptions.DefaultThrottleLimit;

    /// <summary>Only these organizations of a snapshot; empty for all.</summary>
    public IReadOnlyList<string> OrganizationIds { get; init; } = [];
}
