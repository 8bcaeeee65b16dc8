using System;

namespace OrgAdmin;

/// <summary>What counts as a difference.</summary>
public sealed class SnapshotComparisonOptions
{
    /// <summary>Whether what changes by itself counts: counters, the time of the last change, of the last login.</summary>
    public bool IncludeVolatile { get; init; }

    /// <summary>Which properties do not count, by name.</summary>
    public Func<string, bool> Excludes { get; init; } = _ => false;
}
