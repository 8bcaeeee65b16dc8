using System;
using System.IO;
using OrgAdmin.Core.Files;

namespace OrgAdmin.Core.Journal;

/// <summary>
/// A journal's file. It is only ever appended to, one whole line at a time, and may be shared by several processes: each of them
/// holds the file alone while it writes its line. Its owner alone can read it.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class JournalFile(string path)
{
    private readonly object _gate = new();

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>Makes sure that it can be written, without writing a line.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.JournalUnavailable"/>: it cannot be written.</exception>
    public void Check() => Use(_ => { });

    /// <summary>Appends a line.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.JournalUnavailable"/>: it cannot be written.</exception>
    public void Append(byte[] line) =>
        Use(stream =>
        {
            bool isBroken = EndsWithinLine(stream);
            // One write a line: who reads at the same moment sees whole lines or, for an instant, half of the last one.
            byte[] bytes = new byte[line.Length + (isBroken ? 2 : 1)];
            if (isBroken)
                bytes[0] = (byte)'\n';
            line.CopyTo(bytes, isBroken ? 1 : 0);
            bytes[bytes.Length - 1] = (byte)'\n';
            stream.Seek(0, SeekOrigin.End);
            stream.Write(bytes, 0, bytes.Length);
            stream.Flush();
        });

    // A process that was killed while it wrote left half a line. The next line must not become part of it.
    private static bool EndsWithinLine(FileStream stream)
    {
        if (!stream.CanSeek || stream.Length == 0)
            return false;
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() != '\n';
    }

    private void Use(Action<FileStream> use)
    {
        lock (_gate)
        {
            try
            {
                FileType.RefuseSpecial(Path);
                // Nobody else may have the file open: the lock ends with the process, however that ends.
                WaitingFile.Use(Open, use);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
            {
                throw new OrgException(
                    OrgErrorKind.JournalUnavailable,
                    $"The journal {Path} cannot be written, so nothing is changed: {error.Message}",
                    error
                );
            }
        }
    }

    private FileStream Open()
    {
        if (!File.Exists(Path))
        {
            try
            {
                NewFile.Create(Path, likeness: null, isPrivate: true).Dispose();
            }
            catch (IOException) when (File.Exists(Path))
            {
                // Another process has just made it.
            }
        }
        return new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
    }
}
