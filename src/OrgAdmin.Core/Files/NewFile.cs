using System;
using System.IO;
using System.Security.AccessControl;
#if NET
using System.Runtime.Versioning;
#endif

namespace OrgAdmin.Core.Files;

/// <summary>Creates a file with the rights that it is to have from its first byte on.</summary>
internal static class NewFile
{
    /// <summary>Creates a file.</summary>
    /// <param name="path">Its path; nothing must be there.</param>
    /// <param name="likeness">The file whose mode and access rules it takes over; null for a file without a predecessor.</param>
    /// <param name="isPrivate">True lets its owner alone read it, where it has no predecessor.</param>
    public static FileStream Create(string path, string? likeness, bool isPrivate)
    {
#if NET
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (OperatingSystem.IsWindows())
            return CreateOnWindows(path, likeness);
        if (likeness is null && !isPrivate)
            return new FileStream(path, options);
        // Until the content is complete, nobody else needs to read it.
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        if (likeness is not null)
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(likeness));
        return stream;
#else
        return FileReplacement.IsWindows ? CreateOnWindows(path, likeness) : new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
#endif
    }

    // A file inherits the rules of its folder. Rules of its own, which moving another file into its place would lose,
    // are copied to the new file.
#if NET
    [SupportedOSPlatform("windows")]
#endif
    private static FileStream CreateOnWindows(string path, string? likeness)
    {
        var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
        if (likeness is null)
            return stream;
        try
        {
            FileSecurity rules = new FileInfo(likeness).GetAccessControl(AccessControlSections.Access);
            if (
                !rules.AreAccessRulesProtected
                && rules.GetAccessRules(true, false, typeof(System.Security.Principal.SecurityIdentifier)).Count == 0
            )
                return stream;
            var copy = new FileSecurity();
            copy.SetSecurityDescriptorSddlForm(
                rules.GetSecurityDescriptorSddlForm(AccessControlSections.Access),
                AccessControlSections.Access
            );
            new FileInfo(path).SetAccessControl(copy);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}
