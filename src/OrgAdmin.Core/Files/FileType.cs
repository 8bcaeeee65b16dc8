using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace OrgAdmin.Core.Files;

/// <summary>Tells files, links, devices and pipes apart.</summary>
internal static class FileType
{
    /// <summary>The path of the file that a link leads to, through other links as well; the path itself if it is no link.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string FinalPath(string path)
    {
#if NET
        // A link to a file that is not there yet names where the file is to be.
        var file = new FileInfo(path);
        return file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
#else
        if (!FileReplacement.IsWindows || !File.Exists(path) || (File.GetAttributes(path) & FileAttributes.ReparsePoint) == 0)
            return path;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var final = new StringBuilder(32_768);
        int length = GetFinalPathNameByHandle(file.SafeFileHandle, final, final.Capacity, 0);
        if (length <= 0 || length >= final.Capacity)
            Marshal.ThrowExceptionForHR(Marshal.GetHRForLastWin32Error());
        string found = final.ToString();
        // .NET Framework refuses the long form in which the system answers.
        return found.StartsWith(@"\\?\UNC\", StringComparison.Ordinal) ? @"\\" + found.Substring(8)
            : found.StartsWith(@"\\?\", StringComparison.Ordinal) ? found.Substring(4)
            : found;
#endif
    }

    /// <summary>Refuses to read what is no regular file.</summary>
    /// <exception cref="IOException">A device, a pipe or a socket stands at the path.</exception>
    public static void RefuseSpecial(string path)
    {
        if (IsSpecial(path))
            throw new IOException("It is no regular file.");
    }

    /// <summary>True if a device, a pipe or a socket stands at the path.</summary>
    public static bool IsSpecial(string path)
    {
#if NET
        if (OperatingSystem.IsWindows())
            return false;
        // The base library shows a file's mode but not its type, which its own native part knows.
        var status = new byte[512];
        if (Stat(path, status) != 0)
            return false;
        return (BitConverter.ToInt32(status, ModeOffset) & TypeMask) is not (RegularFile or Folder);
#else
        return false;
#endif
    }

#if NET
    private const int ModeOffset = sizeof(int);
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Stat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] status);
#else
    [DllImport("kernel32.dll", EntryPoint = "GetFinalPathNameByHandleW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetFinalPathNameByHandle(
        Microsoft.Win32.SafeHandles.SafeFileHandle file,
        StringBuilder path,
        int length,
        int flags
    );
#endif
}
