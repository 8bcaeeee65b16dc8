using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace OrgAdmin.Loading;

/// <summary>Says in one sentence why the module's own assemblies cannot be loaded, and what to do about it.</summary>
internal static class LoadFailure
{
    private const string ReadMore = "See Get-Help about_OrgAdmin.";

    /// <summary>Makes objects as before, and turns a failure to load into the module's own exception.</summary>
    /// <param name="folder">Where the assemblies lie.</param>
    /// <param name="make">Makes an object of a class, given the names of its assembly and its own.</param>
    public static Func<string, string, object> Telling(string folder, Func<string, string, object> make) =>
        (assembly, type) =>
        {
            try
            {
                return make(assembly, type);
            }
            catch (Exception error) when (Explain(error, folder) is not null)
            {
                throw Explain(error, folder)!;
            }
        };

    private static OrgException? Explain(Exception error, string folder)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (Sentence(cause, folder) is { } sentence)
                return new OrgException(OrgErrorKind.FileError, sentence, cause);
        }
        return null;
    }

    private static string? Sentence(Exception cause, string folder) =>
        cause switch
        {
            FileNotFoundException missing =>
                $"A part of the module is missing: {missing.FileName ?? missing.Message}. Install it again, and start a new session.",
            // The system does not let code from the internet, or from a share, run.
            FileLoadException refused =>
                $"The system does not let the module's files be loaded: {refused.Message.TrimEnd('.')}. If they came from "
                    + $"the internet: Get-ChildItem '{folder}' -Recurse | Unblock-File. If they lie on a share, such as a redirected "
                    + $"Documents folder, install the module for all users. Then start a new session. {ReadMore}",
            OrgException { Kind: OrgErrorKind.FileError } known =>
                $"{known.Message} {Others(folder)}Import OrgAdmin first, in a new session. {ReadMore}",
            TypeLoadException or MissingMemberException or BadImageFormatException =>
                $"Something else than the module's own assemblies was loaded: {cause.Message.TrimEnd('.')}. {Others(folder)}Import "
                    + $"OrgAdmin first, in a new session. {ReadMore}",
            _ => null,
        };

    // What other modules have loaded under the names of our packages.
    private static string Others(string folder)
    {
        HashSet<string> names = new(
            Directory.GetFiles(folder, "*.dll").Select(Path.GetFileNameWithoutExtension),
            StringComparer.OrdinalIgnoreCase
        );
        string[] others =
        [
            .. AppDomain
                .CurrentDomain.GetAssemblies()
                .Where(assembly => !assembly.IsDynamic && names.Contains(assembly.GetName().Name ?? ""))
                .Select(assembly => assembly.Location)
                .Where(location => location.Length > 0 && Path.GetDirectoryName(location) != folder)
                .Distinct(),
        ];
        return others.Length == 0 ? "" : $"Other modules have loaded {string.Join(", ", others)}. ";
    }
}
