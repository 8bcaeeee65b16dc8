using System;
using System.IO;

namespace OrgAdmin.Core.Files;

/// <summary>What <see cref="AtomicFile"/> does to the disk. Tests put another system's rules, and failures, in its place.</summary>
internal sealed class FileSteps
{
    /// <summary>True where the rules of Windows hold: for names, and for replacing a read-only file.</summary>
    public bool IsWindows { get; init; } = FileReplacement.IsWindows;

    /// <summary>Creates the temporary file: its path, the file whose rights it takes over, and whether it is private.</summary>
    public Func<string, string?, bool, FileStream> Create { get; init; } = NewFile.Create;

    /// <summary>Brings the content to the disk.</summary>
    public Action<FileStream> Flush { get; init; } = static stream => stream.Flush(flushToDisk: true);

    /// <summary>Makes a file read-only, or writable.</summary>
    public Action<string, bool> SetReadOnly { get; init; } = SetAttribute;

    /// <summary>Moves the temporary file to the target.</summary>
    public Action<string, string> Move { get; init; } = FileReplacement.Move;

    /// <summary>Deletes the temporary file of an attempt that failed.</summary>
    public Action<string> Delete { get; init; } = File.Delete;

    private static void SetAttribute(string path, bool isReadOnly)
    {
        FileAttributes before = File.GetAttributes(path);
        File.SetAttributes(path, isReadOnly ? before | FileAttributes.ReadOnly : before & ~FileAttributes.ReadOnly);
    }
}
