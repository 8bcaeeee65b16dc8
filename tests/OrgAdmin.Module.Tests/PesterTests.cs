using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Engine;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>
/// Runs the Pester suite: every file in a fresh PowerShell that has imported the packaged module. The PowerShell that
/// the build laid out runs it always; the machine's own runs it as well where it is another version.
/// </summary>
public sealed class PesterTests
{
    public static TheoryData<string, string> Files =>
        [
            .. from version in PowerShellEngine.All.Select(engine => engine.Version).DefaultIfEmpty("none")
            from file in new[] { Repository.Pester, Repository.Windows }
                .SelectMany(folder => Directory.GetFiles(folder, "*.Tests.ps1"))
                .Select(file => Path.GetFileName(file)!)
                .Order()
            select (version, file),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Passes(string powerShell, string file)
    {
        Pwsh.Required();
        PowerShellEngine engine = PowerShellEngine.All.Single(engine => engine.Version == powerShell);
        if (PowerShellEngine.Pester is not { } pester)
        {
            Assert.Skip("PESTER DID NOT RUN: the build was told to leave PowerShell and Pester out.");
            return;
        }

        (int exitCode, string output) = await Pwsh.RunAsync(
            engine,
            $$"""
            Import-Module '{{pester}}' -ErrorAction Stop
            $configuration = New-PesterConfiguration
            $configuration.Run.Path = '{{new[] { Repository.Pester, Repository.Windows }.Select(folder => Path.Combine(folder, file)).First(
                File.Exists
            )}}'
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
}
