using System;
using System.IO;

namespace OrgAdmin.Core.Files;

/// <summary>
/// A file that is written whole or not at all. The content goes to a temporary file in the same folder, which takes the
/// target's place once it is complete. A link stays a link: the file it leads to is written. What is no regular file (a
/// device, a pipe, a socket) is written through and stays what it is.
/// </summary>
/// <param name="path">The target.</param>
internal sealed class AtomicFile(string path)
{
    /// <summary>True for personal data: a file that is new can be read by its owner only. A file that is there keeps its mode.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>False gives a file that is replaced the mode of a new one.</summary>
    public bool KeepsMode { get; init; } = true;

    /// <summary>True replaces a read-only file; the new one is read-only again.</summary>
    public bool Force { get; init; }

    /// <summary>How the disk is changed.</summary>
    public FileSteps Steps { get; init; } = new();

    /// <summary>Writes the file.</summary>
    /// <param name="write">Writes the content to a stream that can seek.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: the file cannot be written. What was there is as it
    /// was.</exception>
    public void Write(Action<Stream> write)
    {
        try
        {
            if (Steps.IsWindows && WindowsFileName.Refusal(path) is { } refusal)
                throw new IOException(refusal);
            string target = FileType.FinalPath(Path.GetFullPath(path));
            if (FileType.IsSpecial(target))
                WriteThrough(target, write);
            else
                WriteRegular(target, write);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new OrgException(OrgErrorKind.FileError, $"{path} cannot be written: {error.Message}", error);
        }
    }

    /// <summary>Reads a whole file, without standing in the way of a process that replaces it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="largest">How many bytes it may have.</param>
    /// <exception cref="IOException">It cannot be read, is larger, or is no regular file: a pipe that nobody writes to would be
    /// waited for without end, and a device has no end.</exception>
    public static byte[] ReadAllBytes(string path, long largest = long.MaxValue)
    {
        FileType.RefuseSpecial(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        byte[] part = new byte[81_920];
        int count;
        // Counted and not asked for: a file of /proc has no length, and another one may grow meanwhile.
        while ((count = stream.Read(part, 0, part.Length)) > 0)
        {
            if (bytes.Length + count > largest)
                throw new IOException($"It is larger than {largest / 1024 / 1024} MB.");
            bytes.Write(part, 0, count);
        }
        return bytes.ToArray();
    }

    private void WriteRegular(string target, Action<Stream> write)
    {
        bool isReplacement = File.Exists(target);
        bool isReadOnly = isReplacement && (File.GetAttributes(target) & FileAttributes.ReadOnly) != 0;
        if (isReadOnly && !Force)
            throw new UnauthorizedAccessException("It is read-only.");
        // Eight characters, so that a name or a path of the longest length that the system allows still works.
        string temporary = Path.Combine(Path.GetDirectoryName(target)!, Path.GetRandomFileName().Substring(0, 8));
        try
        {
            using (FileStream stream = Steps.Create(temporary, isReplacement && KeepsMode ? target : null, IsPrivate))
            {
                write(stream);
                // The content is on the disk before it takes the old one's place.
                Steps.Flush(stream);
            }
            Replace(temporary, target, isReadOnly);
        }
        catch (Exception error) when (isReplacement && !File.Exists(target) && File.Exists(temporary))
        {
            // The old file is lost, and the temporary one is all there is: it must not be deleted as well.
            throw new IOException(
                $"The old file could not be replaced and is gone. The new content is in {temporary}: {error.Message}",
                error
            );
        }
        catch (Exception error)
        {
            // Whatever went wrong, a stop by the person included, no half file is left behind.
            CleanUp(temporary, error);
            throw;
        }
        if (isReadOnly)
            Protect(target, "The new content is there");
    }

    // Windows replaces no read-only file; it has to be writable for that moment, and not for longer.
    private void Replace(string temporary, string target, bool isReadOnly)
    {
        bool isOpened = isReadOnly && Steps.IsWindows;
        if (isOpened)
            Steps.SetReadOnly(target, false);
        try
        {
            FileReplacement.Repeat(() => Steps.Move(temporary, target), Steps.IsWindows);
        }
        catch (Exception error) when (isOpened && File.Exists(target))
        {
            Protect(target, $"{error.Message} The old file is there");
            throw;
        }
    }

    private void CleanUp(string temporary, Exception error)
    {
        if (!File.Exists(temporary))
            return;
        try
        {
            Steps.Delete(temporary);
        }
        catch (Exception other) when (other is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{error.Message} What was written so far could not be deleted either: {temporary}", error);
        }
    }

    private void Protect(string target, string state)
    {
        try
        {
            Steps.SetReadOnly(target, true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{state}, but it is not read-only as before: {error.Message}", error);
        }
    }

    // The content is complete before the first byte of it goes to a device or to another process.
    private static void WriteThrough(string target, Action<Stream> write)
    {
        string temporary = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using FileStream content = NewFile.Create(temporary, null, isPrivate: true);
            write(content);
            content.Position = 0;
            using var device = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            content.CopyTo(device);
            device.Flush();
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
