using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace OrgAdmin.Mutation;

/// <summary>Runs the tests on a mutant until the first one fails.</summary>
internal sealed class Judge(Options options, Workshop workshop)
{
    // A tenth of an hour for the unbroken code; after it was timed, three times as long as it took.
    private TimeSpan _limit = TimeSpan.FromMinutes(6);

    /// <summary>The unbroken copy has to pass, and says how long a mutant may take.</summary>
    public async Task<TimeSpan> CalibrateAsync(IEnumerable<Mutant> mutants)
    {
        TimeSpan longest = TimeSpan.Zero;
        foreach (string[] run in mutants.SelectMany(Runs).DistinctBy(run => string.Join('\n', run)))
        {
            var watch = Stopwatch.StartNew();
            (int? exitCode, string output) = await Programs.RunAsync(run[0], run.Skip(1), options.Work, _limit);
            if (exitCode != 0)
                throw new InvalidOperationException($"The unbroken code fails: {string.Join(' ', run)}\n{output}");
            longest = watch.Elapsed > longest ? watch.Elapsed : longest;
        }
        _limit = TimeSpan.FromSeconds(30) + (longest * 3);
        return longest;
    }

    /// <summary>"killed", "timeout" or "survived", and by what.</summary>
    public async Task<(string Outcome, string By)> JudgeAsync(Mutant mutant)
    {
        foreach (string[] run in Runs(mutant))
        {
            (int? exitCode, string output) = await Programs.RunAsync(run[0], run.Skip(1), options.Work, _limit, mutant.Id);
            if (exitCode is null)
                return ("timeout", Path.GetFileName(run[0]));
            if (exitCode != 0)
                return ("killed", FirstFailure(output));
        }
        return ("survived", "");
    }

    private IEnumerable<string[]> Runs(Mutant mutant) =>
        Workshop.IsUnder(mutant.File, "src/OrgAdmin")
            ? PesterFiles(mutant).Select(PesterRun)
            : workshop.Suites.Select(name =>
                (string[])
                    [
                        Path.Combine(options.Work, "tests", name, "bin/Debug/net10.0", name + (OperatingSystem.IsWindows() ? ".exe" : "")),
                        "--no-progress",
                        "--no-ansi",
                        "--stop-on-fail",
                        "on",
                        .. options.TestArguments.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                    ]
            );

    // The cmdlet's own file; for what several cmdlets share, all of them.
    private IEnumerable<string> PesterFiles(Mutant mutant)
    {
        string folder = Path.Combine(options.Work, "tests", "Pester");
        string[] all = [.. Directory.GetFiles(folder, "*.Tests.ps1").Order(StringComparer.Ordinal)];
        Match cmdlet = Regex.Match(
            mutant.Node.SyntaxTree.ToString(),
            """\[Cmdlet\(\s*(?:Verbs\w+\.(?<verb>\w+)|"(?<verb>\w+)"),\s*"(?<noun>\w+)"""
        );
        if (!cmdlet.Success)
            return all;
        string name = $"{cmdlet.Groups["verb"].Value}-{cmdlet.Groups["noun"].Value}";
        string own = Path.Combine(folder, name + ".Tests.ps1");
        return all.Where(file => file == own || File.ReadAllText(file).Contains(name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(file => file != own);
    }

    private string[] PesterRun(string file) =>
        [
            options.Pwsh!,
            "-NoProfile",
            "-NonInteractive",
            "-Command",
            $$"""
                Import-Module Pester -MinimumVersion 5.0 -ErrorAction Stop
                $configuration = New-PesterConfiguration
                $configuration.Run.Path = '{{file.Replace("'", "''", StringComparison.Ordinal)}}'
                $configuration.Run.PassThru = $true
                $configuration.Run.SkipRemainingOnFailure = 'Run'
                $configuration.Output.RenderMode = 'Plaintext'
                $result = Invoke-Pester -Configuration $configuration
                exit [int] ($result.Result -ne 'Passed')
                """,
        ];

    private static string FirstFailure(string output)
    {
        Match match = Regex.Match(output, @"^(?:failed (?<test>[^\s(]+)|\[-\] (?<test>.+?) \d+m?s)", RegexOptions.Multiline);
        return match.Success
            ? match.Groups["test"].Value
            : "the program itself: " + output.Split('\n').LastOrDefault(line => line.Length > 1)?.Trim();
    }
}
