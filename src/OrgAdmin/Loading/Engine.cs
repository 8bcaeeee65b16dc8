using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace OrgAdmin.Loading;

/// <summary>
/// Core and the emulator, loaded at the first call that needs them: importing the module costs nothing but
/// the cmdlets themselves.
/// </summary>
internal static class Engine
{
    private static readonly Lazy<object[]> Loaded = new(Load);

    public static IOrgCore Core => (IOrgCore)Loaded.Value[0];

    public static IOrgEmulator Emulator => (IOrgEmulator)Loaded.Value[1];

    private static object[] Load()
    {
        (string Assembly, string Type)[] types = [("OrgAdmin.Core", "OrgAdmin.Core.CoreEntry"), ("OrgAdmin.Emulator", "OrgAdmin.Emulation.OrgEmulator")];
        string module = Path.GetDirectoryName(typeof(Engine).Assembly.Location)!;
        if (RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal))
            return DesktopResolver.Create(Path.Combine(module, "deps", "desktop"), types);

        // netstandard knows no load contexts, so the class that does is found by name.
        string folder = Path.Combine(module, "deps", "core");
        Assembly isolation = Assembly.LoadFrom(Path.Combine(folder, "OrgAdmin.Isolation.dll"));
        MethodInfo create = isolation.GetType("OrgAdmin.Isolation.CoreLoadContext", throwOnError: true)!.GetMethod("Create")!;
        return (object[])create.Invoke(null, [folder, types])!;
    }
}
