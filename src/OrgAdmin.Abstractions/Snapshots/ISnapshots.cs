using System.Collections.Generic;
using System.IO;
using OrgAdmin.Capabilities;

namespace OrgAdmin;

/// <summary>Takes, writes, reads and compares snapshots.</summary>
public interface ISnapshots
{
    /// <summary>Makes what reads a connection for a snapshot.</summary>
    /// <param name="api">The connection's client.</param>
    /// <param name="context">Cancellation and messages.</param>
    ISnapshotTaker CreateTaker(IOrganizationReader api, OperationContext context);

    /// <summary>Writes a snapshot, one organization after the other, each as it comes. The same state gives the same bytes, but for the time.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="destination">Where to.</param>
    void Write(OrgSnapshot snapshot, Stream destination);

    /// <summary>Reads a snapshot whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: it is no snapshot, or one of a newer version, or has been damaged.</exception>
    OrgSnapshot Read(string path);

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
