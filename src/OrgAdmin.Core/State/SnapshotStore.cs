using System;
using System.Collections.Generic;
using System.IO;
using OrgAdmin.Core.Files;

namespace OrgAdmin.Core.State;

/// <summary>Snapshots as JSON files that diff well: one value a line, in an order that only the state decides.</summary>
internal sealed class SnapshotStore : ISnapshots
{
    /// <summary>The value of <c>format</c> in every snapshot.</summary>
    public const string Format = "OrgAdmin snapshot";

    /// <summary>
    /// The version of the format. It grows when an older reader would misunderstand a file; a new property alone is no such thing.
    /// </summary>
    public const int Version = 1;

    public void Export(SnapshotExport export, ISnapshotHost host, OperationContext context) =>
        new AtomicFile(export.Path) { IsPrivate = true, Force = export.Force }.Write(stream =>
        {
            var exporter = new SnapshotExporter(export, host, context);
            Write(exporter.Take(), stream);
            if (!exporter.HasRead)
                throw new OrgException(OrgErrorKind.FileError, $"{export.Path} is not written: there was nothing that could be read.");
        });

    /// <summary>Writes a snapshot, one organization after the other, each as it comes.</summary>
    public void Write(OrgSnapshot snapshot, Stream destination) => new SnapshotWriter(destination).Write(snapshot);

    public OrgSnapshot Read(string path)
    {
        // A pipe that nobody writes to would be waited for without end.
        if (FileType.IsSpecial(path))
            throw new OrgException(OrgErrorKind.FileError, $"{path} is a device, a pipe or a socket, and no snapshot.");
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Read(stream, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new OrgException(OrgErrorKind.FileError, $"{path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Reads a snapshot whole.</summary>
    public OrgSnapshot Read(Stream source, string name)
    {
        // In one piece where the length is known: a stream that grows would hold a large file three times.
        using var bytes = new MemoryStream(source.CanSeek && source.Length < int.MaxValue ? (int)source.Length : 0);
        source.CopyTo(bytes);
        bool isExact = bytes.TryGetBuffer(out ArraySegment<byte> whole) && whole.Count == bytes.GetBuffer().Length;
        return new SnapshotReader(name).Read(isExact ? bytes.GetBuffer() : bytes.ToArray());
    }

    public IEnumerable<OrgSnapshotDifference> Compare(
        OrgSnapshot reference,
        OrgSnapshot difference,
        SnapshotComparisonOptions options,
        IOperationLog log
    ) => new SnapshotComparison(options, log).Compare(reference, difference);
}
