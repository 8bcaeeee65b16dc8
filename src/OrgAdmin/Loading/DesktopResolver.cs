using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace OrgAdmin.Loading;

/// <summary>
/// Windows PowerShell has one load context for everybody. This resolver answers only for assemblies that lie
/// in the module's desktop folder, and only when one of them asks.
/// </summary>
internal sealed class DesktopResolver(string folder)
{
    public static Func<string, string, object> Open(string folder)
    {
        AppDomain.CurrentDomain.AssemblyResolve += new DesktopResolver(folder).Resolve;
        return (assembly, type) =>
            Activator.CreateInstance(Assembly.LoadFile(Path.Combine(folder, assembly + ".dll")).GetType(type, throwOnError: true)!)!;
    }

    private Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        if (
            request.RequestingAssembly is not { IsDynamic: false } asking
            || !asking.Location.StartsWith(folder, StringComparison.OrdinalIgnoreCase)
        )
            return null;
        string name = new AssemblyName(request.Name).Name ?? "";
        // Packages were compiled against System.Net.Http 4.2; .NET Framework's own is the one that works.
        if (name == "System.Net.Http")
            return Assembly.Load("System.Net.Http, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a");
        string file = Path.Combine(folder, name + ".dll");
        if (File.Exists(file))
            return Assembly.LoadFile(file);
        // OrgAdmin.Abstractions: the one that the cmdlets use.
        return AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == name);
    }
}
