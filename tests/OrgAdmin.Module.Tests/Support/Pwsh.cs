using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace OrgAdmin.Module.Tests.Support;

/// <summary>The PowerShell on PATH, if there is one. The module is used as people use it: in a process of its own.</summary>
internal static class Pwsh
{
    private static readonly Lazy<bool> Pester = new(() => Path is not null && RunAsync("if (Get-Module -ListAvailable Pester | Where-Object Version -ge 5.0) { 'yes' }").GetAwaiter().GetResult().Output.Contains("yes"));

    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .Where(folder => folder.Length > 0)
        .Select(folder => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh"))
        .FirstOrDefault(File.Exists);

    public static bool HasPester => Pester.Value;

    /// <summary>Runs a script with nothing of the user's own in the way.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string script)
    {
        string file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"orgadmin-{Guid.NewGuid():N}.ps1");
        await File.WriteAllTextAsync(file, script);
        try
        {
            var start = new ProcessStartInfo(Path!) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Repository.Root };
            foreach (string argument in new[] { "-NoProfile", "-NonInteractive", "-File", file })
                start.ArgumentList.Add(argument);
            start.Environment["NO_COLOR"] = "1";
            start.Environment["TERM"] = "dumb";
            start.Environment["ORGADMIN_PROFILES"] = file + ".profiles.json";
            foreach (string variable in new[] { "GANDI_PERSONAL_ACCESS_TOKEN", "GANDI_API_KEY", "METAL_AUTH_TOKEN", "MUNCH_API_SECRET", "UDATA_API_KEY" })
                start.Environment.Remove(variable);
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            File.Delete(file);
            File.Delete(file + ".profiles.json");
        }
    }
}
