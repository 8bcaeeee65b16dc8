using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>Takes, writes, reads and compares snapshots.</summary>
internal interface ISnapshots
{
    /// <summary>
    /// Reads connections and writes them to a file, one organization after the other, each as it comes. The same state gives the same
    /// bytes, but for the time. The file is written whole or not at all.
    /// </summary>
    /// <param name="export">What a snapshot is taken of, and where it goes.</param>
    /// <param name="host">Waits, and takes what could not be read.</param>
    /// <param name="context">Cancellation and messages.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: the file cannot be written, or nothing could be
    /// read.</exception>
    void Export(SnapshotExport export, ISnapshotHost host, OperationContext context);

    /// <summary>Reads a snapshot whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: it is no snapshot, or one of a newer version, or has been
    /// damaged.</exception>
    OrgSnapshot Read(string path);

    /// <summary>
    /// What has changed from one snapshot to another. What either of them does not know is not compared, and said to be so in a warning.
    /// </summary>
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
