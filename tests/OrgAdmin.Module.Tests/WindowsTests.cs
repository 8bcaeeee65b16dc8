using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using OrgAdmin.Engine;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>
/// The files of tests/Windows run inside Windows PowerShell 5.1. It does not run here, so that at least their language is
/// checked: what only PowerShell 7 knows would fail there as a whole file.
/// </summary>
public sealed class WindowsTests
{
    // What the parser of 7 reads and that of 5.1 does not, and what it knows by another name or not at all.
    private const string Finder = """
        function Find-OnlyIn7([string] $Text) {
            $errors = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($Text, [ref] $null, [ref] $errors)
            $errors | ForEach-Object { "does not parse: $($_.Message)" }
            $tree.FindAll({ $true }, $true) | ForEach-Object {
                $node = $_
                $what = switch ($node.GetType().Name) {
                    'TernaryExpressionAst' { 'a ? b : c' }
                    'PipelineChainAst' { '&& or ||' }
                    'BinaryExpressionAst' { if ("$($node.Operator)" -eq 'QuestionQuestion') { '??' } }
                    'AssignmentStatementAst' { if ("$($node.Operator)" -eq 'QuestionQuestionEquals') { '??=' } }
                    'MemberExpressionAst' { if ($node.NullConditional) { '?.' } }
                    'InvokeMemberExpressionAst' { if ($node.NullConditional) { '?.' } }
                    'IndexExpressionAst' { if ($node.NullConditional) { '?[]' } }
                    'NamedBlockAst' { if ("$($node.BlockKind)" -eq 'Clean') { 'clean' } }
                    'PipelineAst' { if ($node.Background) { '&' } }
                    'VariableExpressionAst' { if ("$($node.VariablePath)" -match '^(IsWindows|IsLinux|IsMacOS|IsCoreCLR|PSStyle)$') { "`$$_" } }
                    'CommandParameterAst' {
                        if ($node.ParameterName -match '^(Parallel|AsHashtable|AsByteStream|LeafBase|SkipCertificateCheck|SkipHttpErrorCheck|AdditionalChildPath|AsArray|EscapeHandling)$') {
                            "-$($node.ParameterName)"
                        }
                    }
                    'CommandAst' { if ("$($node.GetCommandName())" -match '^(Start-ThreadJob|Get-Error|Test-Json|Join-String|Get-Uptime)$') { $node.GetCommandName() } }
                    'StringConstantExpressionAst' { if ($node.Value -match '^(utf8BOM|utf8NoBOM)$') { "$_" } elseif ($node.Value -eq 'ArgumentList' -and $node.Parent -is [System.Management.Automation.Language.MemberExpressionAst]) { '.ArgumentList' } }
                }
                if ($what) { "line $($node.Extent.StartLineNumber): $what" }
            }
        }

        """;

    [Fact]
    public async Task Every_file_is_in_the_language_of_Windows_PowerShell()
    {
        string[] files = Directory.GetFiles(Repository.Windows, "*.ps1");
        Assert.InRange(files.Length, 11, int.MaxValue);
        string output = await RunAsync(
            $$"""
            foreach ($file in Get-ChildItem '{{Repository.Windows}}' -Filter *.ps1) {
                Find-OnlyIn7 ([IO.File]::ReadAllText($file)) | ForEach-Object { "$($file.Name) $_" }
                # Without a mark at its start, 5.1 reads a file in the code page of the machine.
                if ([IO.File]::ReadAllText($file) -match '[^\x00-\x7F]') { "$($file.Name) is not ASCII" }
            }
            """
        );
        Assert.Equal("", output.Trim());
    }

    [Theory]
    [InlineData("$a ? 1 : 2")]
    [InlineData("$a ?? 2")]
    [InlineData("$a ??= 2")]
    [InlineData("${a}?.Length")]
    [InlineData("${a}?[0]")]
    [InlineData("Get-Date && Get-Date")]
    [InlineData("Get-Date &")]
    [InlineData("function f { clean { 1 } }")]
    [InlineData("if ($IsWindows) { 1 }")]
    [InlineData("1 | ForEach-Object -Parallel { $_ }")]
    [InlineData("'{}' | ConvertFrom-Json -AsHashtable")]
    [InlineData("$start.ArgumentList.Add(1)")]
    [InlineData("Set-Content x y -Encoding utf8BOM")]
    public async Task The_check_finds_what_only_PowerShell_7_knows(string code) =>
        Assert.StartsWith("line 1: ", await RunAsync($"Find-OnlyIn7 '{code.Replace("'", "''", StringComparison.Ordinal)}'"));

    [Fact]
    public void There_is_a_file_for_each_of_the_ten_and_the_workflow_runs_them()
    {
        int[] numbers =
        [
            .. Directory
                .GetFiles(Repository.Windows, "*.Tests.ps1")
                .Select(file => int.Parse(Regex.Match(Path.GetFileName(file), @"^\d\d").Value))
                .Order(),
        ];
        Assert.Equal(Enumerable.Range(1, 10), numbers);
        Assert.Contains("'tests/Windows'", File.ReadAllText(Path.Combine(Repository.Root, ".github", "Test-Package.ps1")));
        Assert.Contains(
            "Test-Package.ps1 -PowerShell powershell.exe",
            File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows", "ci.yml"))
        );
    }

    private static async Task<string> RunAsync(string script)
    {
        PowerShellEngine engine = Pwsh.Required();
        (int exitCode, string output) = await Pwsh.RunAsync(engine, Finder + script);
        Assert.True(exitCode == 0, output);
        return output;
    }
}
