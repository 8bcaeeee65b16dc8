using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace OrgAdmin.Loading;

/// <summary>
/// Core and the emulator, each loaded at the first call that needs it: importing the module costs nothing but
/// the cmdlets themselves, and a real connection does not wait for the emulator's invented world.
/// </summary>
internal static class Engine
{
    private static readonly Lazy<Func<string, string, object>> Folder = new(Open);
    private static readonly Lazy<IOrgCore> LoadedCore = new(() => (IOrgCore)Folder.Value("OrgAdmin.Core", "OrgAdmin.Core.CoreEntry"));
    private static readonly Lazy<IOrgEmulator> LoadedEmulator = new(() =>
        (IOrgEmulator)Folder.Value("OrgAdmin.Emulator", "OrgAdmin.Emulation.OrgEmulator")
    );

    public static IOrgCore Core => LoadedCore.Value;

    public static IOrgEmulator Emulator => LoadedEmulator.Value;

    /// <summary>Stops serving the emulator, if it was ever used.</summary>
    public static void StopEmulator()
    {
        if (LoadedEmulator.IsValueCreated)
            LoadedEmulator.Value.Stop();
    }

    // What comes back makes an object of a class, given the names of its assembly and its own.
    private static Func<string, string, object> Open()
    {
        string module = Path.GetDirectoryName(typeof(Engine).Assembly.Location)!;
        if (RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal))
            return DesktopResolver.Open(Path.Combine(module, "deps", "desktop"));

        // netstandard knows no load contexts, so the class that does is found by name.
        string folder = Path.Combine(module, "deps", "core");
        var context = new Lazy<Func<string, string, object>>(() =>
        {
            Assembly isolation = Assembly.LoadFrom(Path.Combine(folder, "OrgAdmin.Isolation.dll"));
            MethodInfo open = isolation.GetType("OrgAdmin.Isolation.CoreLoadContext", throwOnError: true)!.GetMethod("Open")!;
            return (Func<string, string, object>)open.Invoke(null, [folder])!;
        });
        return LoadFailure.Telling(folder, (assembly, type) => context.Value(assembly, type));
    }
}
