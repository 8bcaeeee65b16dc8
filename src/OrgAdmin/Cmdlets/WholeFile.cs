using System;
using System.IO;

namespace OrgAdmin.Commands.Binding;

/// <summary>
/// A file that is written whole or not at all: beside its place first, and moved there once it is complete. What
/// was there before stays until then.
/// </summary>
internal sealed class WholeFile(string path)
{
    /// <summary>Writes the file.</summary>
    /// <param name="write">Writes its content.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: the file cannot be written. What was there is as it was.</exception>
    public void Write(Action<Stream> write)
    {
        string temporary = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        bool isComplete = false;
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite))
                write(stream);
            Place(temporary);
            isComplete = true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new OrgException(OrgErrorKind.FileError, $"{path} cannot be written: {error.Message}", error);
        }
        finally
        {
            // Whatever went wrong, Ctrl-C included: no half file is left lying about.
            if (!isComplete && File.Exists(temporary))
                File.Delete(temporary);
        }
    }

    private void Place(string temporary)
    {
        // File.Move replaces nothing on .NET Framework, and File.Replace wants something to replace.
        if (File.Exists(path))
            File.Replace(temporary, path, null);
        else
            File.Move(temporary, path);
    }
}
