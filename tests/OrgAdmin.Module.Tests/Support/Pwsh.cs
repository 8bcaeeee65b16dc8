using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Module.Tests.Support;

/// <summary>The PowerShell on PATH, if there is one. The module is used as people use it: in a process of its own.</summary>
internal static class Pwsh
{
    private static readonly Lazy<bool> Pester = new(() =>
        RunAsync("if (Get-Module -ListAvailable Pester | Where-Object Version -ge 5.0) { 'yes' }")
            .GetAwaiter()
            .GetResult()
            .Output.Contains("yes")
    );

    private static string? Path { get; } = Programs.Find("pwsh");

    /// <summary>Skips the test, loudly, where there is no PowerShell.</summary>
    public static void Require()
    {
        if (Path is null)
            Assert.Skip("DID NOT RUN: there is no pwsh on PATH, so nothing of the cmdlets themselves has been tested.");
    }

    /// <summary>Skips the test, loudly, where there is no PowerShell with Pester.</summary>
    public static void RequirePester()
    {
        Require();
        if (!Pester.Value)
            Assert.Skip(
                "PESTER DID NOT RUN: pwsh has no Pester 5, so nothing of the cmdlets themselves has been tested. Install-Module Pester"
            );
    }

    /// <summary>Runs a script with nothing of the user's own in the way.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string script)
    {
        string file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"orgadmin-{Guid.NewGuid():N}.ps1");
        await File.WriteAllTextAsync(file, script);
        try
        {
            var start = new ProcessStartInfo(Path!);
            foreach (string argument in new[] { "-NoProfile", "-NonInteractive", "-File", file })
                start.ArgumentList.Add(argument);
            start.Environment["NO_COLOR"] = "1";
            start.Environment["TERM"] = "dumb";
            start.Environment["ORGADMIN_PROFILES"] = file + ".profiles.json";
            foreach (
                string variable in new[]
                {
                    "GANDI_PERSONAL_ACCESS_TOKEN",
                    "GANDI_API_KEY",
                    "METAL_AUTH_TOKEN",
                    "MUNCH_API_SECRET",
                    "UDATA_API_KEY",
                }
            )
                start.Environment.Remove(variable);
            return await Programs.RunAsync(start);
        }
        finally
        {
            File.Delete(file);
            File.Delete(file + ".profiles.json");
        }
    }
}
