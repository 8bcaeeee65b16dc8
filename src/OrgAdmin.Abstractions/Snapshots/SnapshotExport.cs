using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin;

/// <summary>What a snapshot is taken of, and where it goes.</summary>
/// <param name="path">The file.</param>
/// <param name="sources">The connections, in any order.</param>
internal sealed class SnapshotExport(string path, IEnumerable<SnapshotSource> sources)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The connections, in an order that does not depend on when they were opened.</summary>
    public IReadOnlyList<SnapshotSource> Sources { get; } =
    [.. sources.OrderBy(source => source.Provider).ThenBy(source => source.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>True replaces a read-only file.</summary>
    public bool Force { get; init; }

    /// <summary>How many organizations may be asked at the same time.</summary>
    public int ThrottleLimit { get; init; } = ReadOptions.DefaultThrottleLimit;
}
