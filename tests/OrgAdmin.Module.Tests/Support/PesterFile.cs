using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using OrgAdmin.Engine;
using Xunit;

namespace OrgAdmin.Module.Tests.Support;

/// <summary>
/// A file of the Pester suite, run in a fresh PowerShell that has imported the packaged module. The PowerShell that the
/// build laid out runs it always; the machine's own runs it as well where it is another version.
/// </summary>
internal static partial class PesterFile
{
    /// <summary>The files that a class of tests runs, with every PowerShell that there is.</summary>
    /// <param name="folder">Where they lie.</param>
    /// <param name="isWanted">Says of the verb whether its files are wanted; null is asked for those that are about no one cmdlet.</param>
    public static TheoryData<string, string> All(string folder, Func<string?, bool> isWanted) =>
        [
            .. from version in PowerShellEngine.All.Select(engine => engine.Version).DefaultIfEmpty("none")
            from file in Directory.GetFiles(folder, "*.Tests.ps1").Select(file => Path.GetFileName(file)!).Order()
            where isWanted(OfCmdlet().Match(file) is { Success: true } cmdlet ? cmdlet.Groups["verb"].Value : null)
            select (version, file),
        ];

    /// <summary>Runs one file, and fails with everything it printed.</summary>
    public static async Task PassesAsync(string powerShell, string file)
    {
        Pwsh.Required();
        PowerShellEngine engine = PowerShellEngine.All.Single(engine => engine.Version == powerShell);
        if (PowerShellEngine.Pester is not { } pester)
        {
            Assert.Skip("PESTER DID NOT RUN: the build was told to leave PowerShell and Pester out.");
            return;
        }

        string path = new[] { Repository.Pester, Repository.Windows }.Select(folder => Path.Combine(folder, file)).First(File.Exists);
        (int exitCode, string output) = await Pwsh.RunAsync(
            engine,
            $$"""
            Import-Module '{{pester}}' -ErrorAction Stop
            $configuration = New-PesterConfiguration
            $configuration.Run.Path = '{{path}}'
            $configuration.Run.PassThru = $true
            $configuration.Output.Verbosity = 'Normal'
            $configuration.Output.RenderMode = 'Plaintext'
            $result = Invoke-Pester -Configuration $configuration
            "PESTER $($result.PassedCount) passed, $($result.FailedCount) failed, $($result.SkippedCount) skipped"
            exit [int]($result.Result -ne 'Passed' -or $result.PassedCount -eq 0)
            """
        );
        TestContext.Current.SendDiagnosticMessage(
            $"{file}: {output.Split('\n').LastOrDefault(line => line.StartsWith("PESTER", StringComparison.Ordinal))}"
        );
        Assert.True(exitCode == 0, output);
    }

    [GeneratedRegex(@"^(?<verb>\p{L}+)-\p{L}+\.Tests\.ps1$")]
    private static partial Regex OfCmdlet();
}
