using System;
using System.IO;
using System.Runtime.InteropServices;

namespace OrgAdmin.Core.Files;

/// <summary>Moves a file into another one's place.</summary>
internal static class FileReplacement
{
    private const int AccessDenied = unchecked((int)0x80070005);
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);

    /// <summary>True on Windows. Mono's .NET Framework runs elsewhere as well.</summary>
    public static bool IsWindows { get; } = Environment.OSVersion.Platform == PlatformID.Win32NT;

    /// <summary>Moves a file to a target, in one step where the system can.</summary>
    public static void Move(string source, string target)
    {
#if NET
        File.Move(source, target, overwrite: true);
#else
        // File.Replace of .NET Framework can fail half way and leave neither file in its place.
        if (IsWindows)
        {
            if (!MoveFileEx(source, target, ReplaceExisting | WriteThrough))
                Marshal.ThrowExceptionForHR(Marshal.GetHRForLastWin32Error());
        }
        else if (File.Exists(target))
        {
            File.Replace(source, target, null, ignoreMetadataErrors: true);
        }
        else
        {
            File.Move(source, target);
        }
#endif
    }

    /// <summary>
    /// Runs a step again, for about a second, while another process holds the file. A virus scanner or an indexer opens
    /// every new file on Windows for a moment.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="isWindows">True where a file that is held may also be told as one to which access is denied.</param>
    public static void Repeat(Action step, bool isWindows) =>
        HeldFile.Wait(
            () =>
            {
                step();
                return true;
            },
            error => IsHeld(error, isWindows),
            TimeSpan.FromSeconds(1)
        );

    private static bool IsHeld(Exception error, bool isWindows) =>
        error.HResult is SharingViolation or LockViolation || (isWindows && error.HResult == AccessDenied);

#if !NET
    private const int ReplaceExisting = 1;
    private const int WriteThrough = 8;

    [DllImport("kernel32.dll", EntryPoint = "MoveFileExW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool MoveFileEx(string source, string target, int flags);
#endif
}
