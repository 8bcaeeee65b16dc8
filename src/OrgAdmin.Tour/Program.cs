using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using OrgAdmin.Engine;

// Builds the module and a PowerShell (both as dependencies), and shows the main job through the cmdlets.
string module = typeof(Program)
    .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
    .Single(attribute => attribute.Key == "ModuleFolder")
    .Value!;
if (PowerShellEngine.All.FirstOrDefault() is not { } engine)
{
    Console.Error.WriteLine("The tour needs PowerShell: build without -p:WithPowerShell=false, or put pwsh on PATH.");
    return 1;
}

ProcessStartInfo start = engine.Start(
    "-File",
    Path.Combine(AppContext.BaseDirectory, "Tour.ps1"),
    "-Module",
    Path.Combine(module, "OrgAdmin.psd1")
);
using Process process = Process.Start(start)!;
await process.WaitForExitAsync();
return process.ExitCode;
