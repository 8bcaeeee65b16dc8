using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace OrgAdmin.Isolation;

/// <summary>
/// Loads Core and its packages beside PowerShell's own assemblies, not among them, so that it does not matter
/// which versions of the same packages other modules have loaded.
/// </summary>
public sealed class CoreLoadContext : AssemblyLoadContext
{
    // A name the runtime ships must come from the runtime. For these the answer is null even if a module has
    // put a newer copy into the default context: falling back to a resolving hook would find that copy first.
    private static readonly HashSet<string> RuntimeAssemblies = new(
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => Path.GetFileNameWithoutExtension(path)),
        StringComparer.OrdinalIgnoreCase
    );

    private readonly string _folder;

    // The same assemblies as machine code, where the package has them for this system, processor and major version of .NET: other
    // code is not loaded at all, or is compiled anew.
    private readonly string _precompiled;

    private CoreLoadContext(string folder)
        : base("OrgAdmin")
    {
        _folder = folder;
        _precompiled = Path.Combine(folder, $"net{Environment.Version.Major}.0", RuntimeInformation.RuntimeIdentifier);
    }

    /// <summary>
    /// Opens a private context, and gives what makes an object of a class in it: assembly and class names, such as <c>OrgAdmin.Core</c> and
    /// <c>OrgAdmin.Core.CoreEntry</c>.
    /// </summary>
    /// <param name="folder">The folder with Core and its packages.</param>
    public static Func<string, string, object> Open(string folder)
    {
        var context = new CoreLoadContext(folder);
        return (assembly, type) =>
            Activator.CreateInstance(context.LoadFromAssemblyName(new AssemblyName(assembly)).GetType(type, throwOnError: true)!)!;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name ?? "";
        if (RuntimeAssemblies.Contains(name))
            return null;
        string precompiled = Path.Combine(_precompiled, name + ".dll");
        if (File.Exists(precompiled))
            return LoadFromAssemblyPath(precompiled);
        // OrgAdmin.Abstractions is not in the folder either: null finds the one that the cmdlets use.
        string neutral = Path.Combine(_folder, name + ".dll");
        return File.Exists(neutral) ? LoadFromAssemblyPath(neutral) : null;
    }
}
