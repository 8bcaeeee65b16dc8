using System;
using System.IO;
using System.Management.Automation;

namespace OrgAdmin.Commands;

/// <summary>
/// Turns what was given for a logo into Base64: an image file is read, Base64 is taken as it is. What is no image by its content is
/// refused, so that a wrong path uploads no other file.
/// </summary>
internal static class LogoImage
{
    private const long Largest = 10 * 1024 * 1024;

    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: it is neither, or the file cannot be read.</exception>
    public static string? Read(PSCmdlet cmdlet, string? logo)
    {
        if (string.IsNullOrEmpty(logo))
            return logo;
        if (FindFile(cmdlet, logo!) is { } path)
            return Convert.ToBase64String(Image(ReadFile(path), path));
        try
        {
            Image(Convert.FromBase64String(logo), "that was given in Base64");
            return logo;
        }
        catch (FormatException)
        {
            string shown = DisplayText.Shortened(logo!, 61);
            throw new OrgException(OrgErrorKind.InvalidValue, $"The logo '{shown}' is neither the path of a file nor an image in Base64.");
        }
    }

    private static byte[] Image(byte[] content, string what) =>
        ImageType.Of(content) is not null
            ? content
            : throw new OrgException(OrgErrorKind.InvalidValue, $"The logo {what} is no image: it is neither PNG, JPEG, GIF nor WebP.");

    private static string? FindFile(PSCmdlet cmdlet, string path)
    {
        try
        {
            string full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == "FileSystem" && File.Exists(full) ? full : null;
        }
        catch (Exception error) when (error is SessionStateException or NotSupportedException or ArgumentException)
        {
            // Not a path at all, so it may be Base64.
            return null;
        }
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return Loading.Engine.Core.ReadFile(path, Largest);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OrgException(OrgErrorKind.InvalidValue, $"The logo '{path}' cannot be read: {error.Message}", error);
        }
    }
}
