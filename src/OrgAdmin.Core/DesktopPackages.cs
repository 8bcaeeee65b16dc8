#if !NET
using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Text.Json;
using Polly;

namespace OrgAdmin.Core;

/// <summary>
/// The packages as .NET Framework has bound them. It has one load context, in which another module may have answered for
/// ours; then Core would run on a mix that nobody has tested, or fail in the middle of a request.
/// </summary>
internal static class DesktopPackages
{
    /// <summary>Binds the packages, and checks what was bound.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: one is neither the module's own nor of its version.</exception>
    public static void Check()
    {
        Assembly core = typeof(DesktopPackages).Assembly;
        // One after the other: a package is bound when the function that names it is compiled.
        foreach (
            Func<Type> package in new Func<Type>[]
            {
                static () => typeof(JsonSerializer),
                static () => typeof(ResiliencePipeline),
                static () => typeof(IHttpMessageHandlerFactory),
            }
        )
            Check(core, package().Assembly);
    }

    private static void Check(Assembly core, Assembly package)
    {
        AssemblyName name = package.GetName();
        if (
            Path.GetDirectoryName(package.Location) == Path.GetDirectoryName(core.Location)
            || core.GetReferencedAssemblies().Any(wanted => wanted.Name == name.Name && wanted.Version == name.Version)
        )
            return;
        throw new OrgException(
            OrgErrorKind.FileError,
            $"{name.Name} {name.Version} was loaded from {package.Location} and not from the module's own folder."
        );
    }
}
#endif
