using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

namespace OrgAdmin.Engine;

/// <summary>A PowerShell to run the cmdlets in, always in a process of its own: as people use the module.</summary>
public sealed class PowerShellEngine
{
    private PowerShellEngine(string path, string version) => (Path, Version) = (path, version);

    /// <summary>The PowerShell that the build laid out, with Pester among its modules; null after <c>-p:WithPowerShell=false</c>.</summary>
    public static PowerShellEngine? LaidOut { get; } = FindLaidOut();

    /// <summary>The PowerShell that the build laid out, and the one on PATH if that is another version.</summary>
    public static IReadOnlyList<PowerShellEngine> All { get; } =
    [.. new[] { LaidOut, FindOnPath() }.OfType<PowerShellEngine>().DistinctBy(engine => engine.Version)];

    /// <summary>
    /// The manifest of the Pester that the build laid out, for every PowerShell; null after <c>-p:WithPowerShell=false</c>.
    /// </summary>
    public static string? Pester { get; } =
        LaidOut is null ? null : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(LaidOut.Path)!, "Modules", "Pester", "Pester.psd1");

    /// <summary>The program.</summary>
    public string Path { get; }

    /// <summary>Its version, such as 7.6.9.</summary>
    public string Version { get; }

    /// <summary>How to start it, without a profile and without a person to ask.</summary>
    /// <param name="arguments">What follows <c>-NoProfile -NonInteractive</c>.</param>
    public ProcessStartInfo Start(params string[] arguments)
    {
        ProcessStartInfo start = StartInfo(Path, [.. (string[])["-NoProfile", "-NonInteractive"], .. arguments]);
        // Another PowerShell's modules are not this one's.
        start.Environment.Remove("PSModulePath");
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        return start;
    }

    /// <summary>The version.</summary>
    public override string ToString() => "PowerShell " + Version;

    private static PowerShellEngine? FindLaidOut()
    {
        string folder = typeof(PowerShellEngine)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "EngineFolder")
            .Value!;
        string path = System.IO.Path.Combine(folder, ProgramName);
        // The library carries the version, so nothing has to be started for it.
        string library = System.IO.Path.Combine(folder, "System.Management.Automation.dll");
        return File.Exists(path)
            ? new PowerShellEngine(path, FileVersionInfo.GetVersionInfo(library).ProductVersion!.Split(' ', '+')[0])
            : null;
    }

    private static PowerShellEngine? FindOnPath()
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => System.IO.Path.Combine(folder, ProgramName))
            .FirstOrDefault(File.Exists);
        if (path is null)
            return null;
        ProcessStartInfo start = StartInfo(path, ["--version"]);
        start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? new PowerShellEngine(path, said.Trim().Split(' ')[^1]) : null;
    }

    private static string ProgramName => OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";

    private static ProcessStartInfo StartInfo(string path, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(path);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        // PowerShell's program looks for .NET there. The .NET that runs this one is at hand, wherever it was installed.
        start.Environment["DOTNET_ROOT"] = System.IO.Path.GetFullPath(
            System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")
        );
        // A script that names pwsh means the one that runs it.
        start.Environment["PATH"] =
            System.IO.Path.GetDirectoryName(path) + System.IO.Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        return start;
    }
}
