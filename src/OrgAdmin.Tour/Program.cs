using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using OrgAdmin.Tour;

// Builds the module (as a dependency) and shows the main job: through the cmdlets where there is a PowerShell, else through Core.
string module = Path.Combine(
    typeof(CoreTour).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ModuleFolder").Value!,
    "OrgAdmin.psd1"
);
string? pwsh = (Environment.GetEnvironmentVariable("PATH") ?? "")
    .Split(Path.PathSeparator)
    .Where(folder => folder.Length > 0)
    .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh"))
    .FirstOrDefault(File.Exists);

return pwsh is null ? await CoreTour.RunAsync() : await RunCmdletsAsync(pwsh, module);

static async Task<int> RunCmdletsAsync(string pwsh, string module)
{
    var start = new ProcessStartInfo(pwsh);
    foreach (
        string argument in new[]
        {
            "-NoProfile",
            "-NonInteractive",
            "-File",
            Path.Combine(AppContext.BaseDirectory, "Tour.ps1"),
            "-Module",
            module,
        }
    )
        start.ArgumentList.Add(argument);
    using Process process = Process.Start(start)!;
    await process.WaitForExitAsync();
    return process.ExitCode;
}
