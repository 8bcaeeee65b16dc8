using System;
using System.Collections.Generic;
using System.IO;

namespace OrgAdmin;

/// <summary>Writes, reads and compares snapshots. Nothing is ever sent.</summary>
public interface ISnapshots
{
    /// <summary>Writes a snapshot, one organization after the other, each as it comes. The same state gives the same bytes, but for the time.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="destination">Where to.</param>
    void Write(OrgSnapshot snapshot, Stream destination);

    /// <summary>Reads a snapshot whole.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: it is no snapshot, or one of a newer version, or has been damaged.</exception>
    OrgSnapshot Read(Stream source, string name);

    /// <summary>What has changed from one snapshot to another. What either of them does not know is not compared, and said to be so in a warning.</summary>
    /// <param name="reference">How it was.</param>
    /// <param name="difference">How it is.</param>
    /// <param name="options">What counts as a difference.</param>
    /// <param name="log">Takes the warnings.</param>
    IEnumerable<OrgSnapshotDifference> Compare(
        OrgSnapshot reference,
        OrgSnapshot difference,
        SnapshotComparisonOptions options,
        IOperationLog log
    );
}

/// <summary>What counts as a difference.</summary>
public sealed class SnapshotComparisonOptions
{
    /// <summary>Whether what changes by itself counts: counters, the time of the last change, of the last login.</summary>
    public bool IncludeVolatile { get; init; }

    /// <summary>Which properties do not count, by name.</summary>
    public Func<string, bool> Excludes { get; init; } = _ => false;
}
