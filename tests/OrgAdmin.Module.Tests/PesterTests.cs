using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>Runs the Pester suite: every file in a fresh PowerShell that has imported the packaged module.</summary>
public sealed class PesterTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.Pester, "*.Tests.ps1").Select(file => Path.GetFileName(file)!).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Passes(string file)
    {
        Pwsh.RequirePester();

        (int exitCode, string output) = await Pwsh.RunAsync(
            $$"""
            Import-Module Pester -MinimumVersion 5.0 -ErrorAction Stop
            $configuration = New-PesterConfiguration
            $configuration.Run.Path = '{{Path.Combine(Repository.Pester, file)}}'
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
