using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using OrgAdmin.Core.Files;

namespace OrgAdmin.Core.State.Files;

/// <summary>An organization's picture: a file beside its state file, with the hash of its bytes.</summary>
internal sealed class StateLogo
{
    /// <summary>The largest picture, in bytes.</summary>
    public const long Largest = 10 * 1024 * 1024;

    /// <summary>The picture's file, seen from the state file; null for the world's.</summary>
    public string? File { get; set; }

    /// <summary>The bytes; empty for none.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>The hash of the bytes; "" for none.</summary>
    public string Sha256 => Content.Length == 0 ? "" : HashOf(Content);

    /// <summary>The end of the name of a file with this picture.</summary>
    public string Extension =>
        ImageType.Of(Content) switch
        {
            "image/png" => ".png",
            "image/jpeg" => ".jpg",
            "image/gif" => ".gif",
            "image/webp" => ".webp",
            _ => ".img",
        };

    /// <summary>Reads the picture that a state file names.</summary>
    /// <param name="stateFile">The state file.</param>
    /// <param name="file">The name of the picture's file.</param>
    /// <exception cref="OrgException">
    /// <see cref="OrgErrorKind.FileError"/>: it cannot be read, lies elsewhere than beside the state file or below, or is no picture.
    /// </exception>
    public static StateLogo Read(string stateFile, string file)
    {
        // A file that somebody proposed must not make the one who applies it upload another file of theirs.
        if (Path.IsPathRooted(file) || file.Split('/', '\\').Contains(".."))
            throw new OrgException(OrgErrorKind.FileError, DisplayText.Of($"the logo '{file}' must lie beside the file or below it."));
        string path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(stateFile))!, file);
        byte[] content;
        try
        {
            content = AtomicFile.ReadAllBytes(path, Largest);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new OrgException(OrgErrorKind.FileError, DisplayText.Of($"the logo '{file}' cannot be read: {error.Message}"), error);
        }
        return ImageType.Of(content) is not null
            ? new StateLogo { File = file, Content = content }
            : throw new OrgException(OrgErrorKind.FileError, DisplayText.Of($"the logo '{file}' is neither PNG, JPEG, GIF nor WebP."));
    }

    private static string HashOf(byte[] content)
    {
        using var sha256 = SHA256.Create();
        return BitConverter.ToString(sha256.ComputeHash(content)).Replace("-", "").ToLowerInvariant();
    }
}
