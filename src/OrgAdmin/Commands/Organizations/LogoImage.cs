using System;
using System.IO;
using System.Management.Automation;

namespace OrgAdmin.Commands;

/// <summary>Turns what was given for a logo into the Base64 that is sent: an image file is read, Base64 is taken as it is.</summary>
internal static class LogoImage
{
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: it is neither, or the file cannot be read.</exception>
    public static string? Read(PSCmdlet cmdlet, string? logo)
    {
        if (string.IsNullOrEmpty(logo))
            return logo;
        if (FindFile(cmdlet, logo!) is { } path)
            return Convert.ToBase64String(ReadFile(path));
        try
        {
            _ = Convert.FromBase64String(logo);
            return logo;
        }
        catch (FormatException)
        {
            string shown = logo!.Length > 60 ? logo.Substring(0, 60) + "…" : logo;
            throw new OrgException(OrgErrorKind.InvalidValue, $"The logo '{shown}' is neither the path of a file nor an image in Base64.");
        }
    }

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
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OrgException(OrgErrorKind.InvalidValue, $"The logo '{path}' cannot be read: {error.Message}", error);
        }
    }
}
