using System;
using System.IO;
using System.Reflection;
using System.Threading.Tasks;
using OrgAdmin;
using OrgAdmin.Desktop.Probe;

// Loads the packaged module's desktop half through the module's own resolver, runs one check against a server,
// and prints what it saw. Arguments: the module's folder, the check's name, the server's root, and how another module
// interferes (see Interference).
string module = args[0];
Func<IOrgCore, IOrgEmulator, string, Task<string>> check = Checks.Known[args[1]];
string interference = args.Length > 3 ? args[3] : "";
try
{
    if (interference == "before")
        Interference.Register();
    Assembly cmdlets = Assembly.LoadFrom(Path.Combine(module, "OrgAdmin.dll"));
    MethodInfo open = cmdlets
        .GetType("OrgAdmin.Loading.DesktopResolver", throwOnError: true)!
        .GetMethod("Open", BindingFlags.Static | BindingFlags.Public)!;
    if (args[1] == "not loaded")
        cmdlets.Refuse(module);
    var make = (Func<string, string, object>)open.Invoke(null, [Path.Combine(module, "deps", "desktop")])!;
    if (interference == "in front")
        Interference.RegisterInFront();
    // Before the module has loaded it, since Mono finds by its name what anybody has loaded.
    if (interference == "after")
        Console.WriteLine(Interference.IsGiven("Polly.Core, Version=8.0.0.0, Culture=neutral, PublicKeyToken=c8a3ffc3f8f825cc"));
    var core = (IOrgCore)make("OrgAdmin.Core", "OrgAdmin.Core.CoreEntry");
    var emulator = (IOrgEmulator)make("OrgAdmin.Emulator", "OrgAdmin.Emulation.OrgEmulator");
    Console.WriteLine(await check(core, emulator, args[2]));
    foreach (string asked in Interference.Answered)
        Console.WriteLine($"another module answered for {asked}");
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
