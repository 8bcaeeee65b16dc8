using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace OrgAdmin.Module.Tests.Support;

/// <summary>Other programs of the machine.</summary>
internal static class Programs
{
    /// <summary>A program on PATH; null if there is none.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end, or until it is stuck.</summary>
    /// <param name="start">What to run.</param>
    /// <param name="endsIfStuck">True ends it when a minute has used next to no processor time: it waits for what never comes.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(ProcessStartInfo start, bool endsIfStuck = false)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.WorkingDirectory = Repository.Root;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task ended = process.WaitForExitAsync();
        TimeSpan used = TimeSpan.Zero;
        while (endsIfStuck && await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMinutes(1))) != ended)
        {
            process.Refresh();
            TimeSpan now = process.TotalProcessorTime;
            if (now - used < TimeSpan.FromSeconds(1))
                process.Kill(entireProcessTree: true);
            used = now;
        }
        await ended;
        return (process.ExitCode, await output + await errors);
    }
}
