using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Module.Tests.Support;

/// <summary>Runs programs for .NET Framework: on Windows as they are, elsewhere under the Mono on PATH.</summary>
internal static class NetFramework
{
    private static string? Path { get; } = OperatingSystem.IsWindows() ? null : Programs.Find("mono");

    /// <summary>Skips the test, loudly, where such programs cannot run.</summary>
    public static void Require()
    {
        if (!OperatingSystem.IsWindows() && Path is null)
            Assert.Skip(
                "DID NOT RUN: there is no Mono, so the half for Windows PowerShell "
                    + "has not been tested. On Debian: apt-get install mono-devel"
            );
    }

    /// <summary>Runs a program to its end, or until it is stuck.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path ?? program);
        if (Path is not null)
            start.ArgumentList.Add(program);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["LC_ALL"] = "C.UTF-8";
        return Programs.RunAsync(start, endsIfStuck: true);
    }
}
