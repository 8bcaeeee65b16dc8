using System;
using System.IO;
using System.Reflection;
using System.Threading.Tasks;
using OrgAdmin;
using OrgAdmin.Desktop.Probe;

// Loads the packaged module's desktop half through the module's own resolver, runs one check against a server,
// and prints what it saw. Arguments: the module's folder, the check's name, the server's root.
string module = args[0];
Func<IOrgCore, IOrgEmulator, string, Task<string>> check = Checks.Known[args[1]];
try
{
    Assembly cmdlets = Assembly.LoadFrom(Path.Combine(module, "OrgAdmin.dll"));
    MethodInfo create = cmdlets.GetType("OrgAdmin.Loading.DesktopResolver", throwOnError: true)!.GetMethod("Create", BindingFlags.Static | BindingFlags.Public)!;
    (string, string)[] types = [("OrgAdmin.Core", "OrgAdmin.Core.CoreEntry"), ("OrgAdmin.Emulator", "OrgAdmin.Emulation.OrgEmulator")];
    var loaded = (object[])create.Invoke(null, [Path.Combine(module, "deps", "desktop"), types])!;
    Console.WriteLine(await check((IOrgCore)loaded[0], (IOrgEmulator)loaded[1], args[2]));
    return 0;
}
catch (OrgException error)
{
    Console.WriteLine($"{error.Kind} {error.StatusCode} {error.Message}");
    return 0;
}
catch (Exception error)
{
    Console.WriteLine(error);
    return 1;
}
