using System;
using System.Linq;

namespace OrgAdmin.Core.Files;

/// <summary>Names that Windows takes for something else than a file.</summary>
internal static class WindowsFileName
{
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>Why a path cannot be written on Windows; null if it can.</summary>
    public static string? Refusal(string path)
    {
        string[] parts = path.Split('\\', '/');
        string name = parts[parts.Length - 1];
        // "C:name" is a file on a drive; every other colon begins the name of a stream within a file.
        string withoutDrive = parts.Length == 1 && name.Length > 1 && name[1] == ':' ? name.Substring(2) : name;
        if (withoutDrive.IndexOf(':') >= 0)
            return $"'{name}' names a stream within a file. Only whole files are written.";
        string stem = withoutDrive.Split('.')[0].TrimEnd(' ');
        return IsDevice(stem) ? $"'{name}' is the name of a device on Windows." : null;
    }

    private static bool IsDevice(string stem) =>
        Devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
        || (
            stem.Length == 4
            && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase))
            && (stem[3] is (>= '0' and <= '9') or '\u00B9' or '\u00B2' or '\u00B3')
        );
}
