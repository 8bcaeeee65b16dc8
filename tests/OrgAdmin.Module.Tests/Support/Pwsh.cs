using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Engine;
using Xunit;

namespace OrgAdmin.Module.Tests.Support;

/// <summary>Runs scripts in a PowerShell. The module is used as people use it: in a process of its own.</summary>
internal static class Pwsh
{
    private static readonly string[] CredentialVariables =
    [
        "GANDI_PERSONAL_ACCESS_TOKEN",
        "GANDI_API_KEY",
        "METAL_AUTH_TOKEN",
        "MUNCH_API_SECRET",
        "UDATA_API_KEY",
    ];

    /// <summary>Skips the test, loudly, in a build without PowerShell on a machine without one.</summary>
    public static PowerShellEngine Required()
    {
        if (PowerShellEngine.All.FirstOrDefault() is { } engine)
            return engine;
        Assert.Skip("DID NOT RUN: the build was told to leave PowerShell out, so nothing of the cmdlets has been tested.");
        return null!;
    }

    /// <summary>Runs a script with nothing of the user's own in the way.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(PowerShellEngine engine, string script)
    {
        string file = Path.Combine(Path.GetTempPath(), $"orgadmin-{Guid.NewGuid():N}.ps1");
        await File.WriteAllTextAsync(file, script);
        try
        {
            ProcessStartInfo start = engine.Start("-File", file);
            start.Environment["NO_COLOR"] = "1";
            start.Environment["TERM"] = "dumb";
            // These processes live for seconds: code that counts its calls for a later compilation costs them a tenth and is never used.
            start.Environment["DOTNET_TieredPGO"] = "0";
            start.Environment["ORGADMIN_PROFILES"] = file + ".profiles.json";
            foreach (string variable in CredentialVariables)
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
