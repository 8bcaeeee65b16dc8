using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace OrgAdmin.Mutation;

/// <summary>Runs the tests that reach a mutant until the first one fails.</summary>
internal sealed class Judge(Options options, Workshop workshop)
{
    private static readonly TimeSpan FirstLimit = TimeSpan.FromMinutes(10);

    private readonly List<TestRun> _runs = [];

    /// <summary>Runs everything once on the unbroken copy: it has to pass, and says which mutants each part of it reaches.</summary>
    public async Task CalibrateAsync()
    {
        foreach (string suite in workshop.Suites)
        {
            foreach (string testClass in await ClassesAsync(suite))
                await CalibrateAsync(
                    new TestRun(testClass, [workshop.Program(suite), .. Quiet, "--stop-on-fail", "on", "--filter-class", testClass])
                );
        }
        if (options.Pwsh is null)
            return;
        foreach (
            string file in Directory.GetFiles(Path.Combine(options.Work, "tests", "Pester"), "*.Tests.ps1").Order(StringComparer.Ordinal)
        )
            await CalibrateAsync(PesterRun(file));
    }

    /// <summary>"killed", "timeout", "survived" or "not reached", and by what.</summary>
    public async Task<(string Outcome, string By)> JudgeAsync(Mutant mutant)
    {
        TestRun[] reaching = [.. _runs.Where(run => run.Reached.Contains(mutant.Id)).OrderBy(run => run.Took)];
        TimeSpan spent = TimeSpan.Zero;
        foreach (TestRun run in reaching.TakeWhile(_ => spent < options.Longest))
        {
            spent += run.Took;
            (int? exitCode, string output) = await Programs.RunAsync(run.Command, options.Work, run.Limit, mutant.Id);
            if (exitCode is null)
                return ("timeout", run.Name);
            if (exitCode != 0)
                return ("killed", FirstFailure(output));
        }
        return (reaching.Length == 0 ? "not reached" : "survived", "");
    }

    private static string[] Quiet => ["--no-progress", "--no-ansi"];

    private async Task CalibrateAsync(TestRun run)
    {
        string trace = Path.Combine(options.Work, "out", "trace");
        if (Directory.Exists(trace))
            Directory.Delete(trace, recursive: true);
        Directory.CreateDirectory(trace);
        var watch = Stopwatch.StartNew();
        (int? exitCode, string output) = await Programs.RunAsync(run.Command, options.Work, FirstLimit, trace: trace);
        // Once more: on a machine that is busy with something else, what must not be judged is the machine.
        if (exitCode != 0)
            (exitCode, output) = await Programs.RunAsync(run.Command, options.Work, FirstLimit, trace: trace);
        if (exitCode != 0)
            throw new InvalidOperationException($"The unbroken code fails: {string.Join(' ', run.Command)}\n{output}");
        HashSet<int> reached = [.. Directory.GetFiles(trace).SelectMany(File.ReadAllLines).Select(line => int.Parse(line, null))];
        _runs.Add(run with { Took = watch.Elapsed, Reached = reached });
        Console.WriteLine($"{watch.Elapsed.TotalSeconds, 6:F1} s {reached.Count, 4} reached by {run.Name}");
    }

    private async Task<IEnumerable<string>> ClassesAsync(string suite)
    {
        string[] list = [workshop.Program(suite), .. Quiet, "--list-tests"];
        (int? exitCode, string output) = await Programs.RunAsync(list, options.Work, FirstLimit);
        if (exitCode != 0)
            throw new InvalidOperationException($"{suite} does not say which tests it has.\n{output}");
        return output
            .Split('\n')
            .Select(line => Regex.Match(line, @"^\s+(?<class>OrgAdmin\.[\w.+]+)\.\w+\s*(?:\(|$)").Groups["class"].Value)
            .Where(name => name.Length > 0)
            .Distinct()
            .Order(StringComparer.Ordinal);
    }

    private TestRun PesterRun(string file) =>
        new(
            Path.GetFileName(file),
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
            ]
        );

    private static string FirstFailure(string output)
    {
        Match match = Regex.Match(output, @"^\s*(?:failed (?<test>[^\s(]+)|\[-\] (?<test>.+?) \d+m?s)", RegexOptions.Multiline);
        return match.Success
            ? match.Groups["test"].Value
            : "the program itself: " + output.Split('\n').LastOrDefault(line => line.Length > 1)?.Trim();
    }
}
