using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace OrgAdmin.Loading;

/// <summary>
/// Windows PowerShell has one load context for everybody. This resolver answers only for assemblies that lie in the
/// module's desktop folder, and only when one of them asks.
/// </summary>
internal sealed class DesktopResolver
{
    private readonly string _folder;
    private readonly object _gate = new();
    private readonly HashSet<Assembly> _ours = [];

    private DesktopResolver(string folder) => _folder = folder;

    /// <summary>Opens the desktop folder.</summary>
    /// <returns>What makes an object of a class, given the names of its assembly and its own.</returns>
    public static Func<string, string, object> Open(string folder)
    {
        var resolver = new DesktopResolver(folder);
        resolver.Register();
        return LoadFailure.Telling(
            folder,
            (assembly, type) =>
                Activator.CreateInstance(resolver.Load(Path.Combine(folder, assembly + ".dll")).GetType(type, throwOnError: true)!)!
        );
    }

    // The first handler that answers wins. Those of other modules answer for anybody who asks, with what they have; this one
    // answers nobody else's questions, so that it harms nobody by coming first. .NET Framework keeps the handlers in the
    // first of these fields, Mono in the second.
    private void Register()
    {
        AppDomain domain = AppDomain.CurrentDomain;
        ResolveEventHandler handler = Resolve;
        FieldInfo? handlers =
            typeof(AppDomain).GetField("_AssemblyResolve", BindingFlags.Instance | BindingFlags.NonPublic)
            ?? typeof(AppDomain).GetField("AssemblyResolve", BindingFlags.Instance | BindingFlags.NonPublic);
        if (handlers?.FieldType == typeof(ResolveEventHandler))
            handlers.SetValue(domain, Delegate.Combine(handler, (Delegate?)handlers.GetValue(domain)));
        else
            domain.AssemblyResolve += handler;
    }

    private Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        if (!IsOurs(request.RequestingAssembly))
            return null;
        string name = new AssemblyName(request.Name).Name ?? "";
        // Packages were compiled against System.Net.Http 4.2; .NET Framework's own is the one that works.
        if (name == "System.Net.Http")
            return Assembly.Load("System.Net.Http, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a");
        // The one that the cmdlets use, also where an older version of the module was imported before in this session.
        if (name == typeof(IOrgCore).Assembly.GetName().Name)
            return typeof(IOrgCore).Assembly;
        string file = Path.Combine(_folder, name + ".dll");
        return File.Exists(file) ? Load(file) : null;
    }

    // Compared with what was loaded and not by its path: a path has a short and a long form.
    private bool IsOurs(Assembly? asking)
    {
        lock (_gate)
            return asking is not null && _ours.Contains(asking);
    }

    private Assembly Load(string file)
    {
        Assembly loaded = Assembly.LoadFile(file);
        lock (_gate)
            _ours.Add(loaded);
        return loaded;
    }
}
