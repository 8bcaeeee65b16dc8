using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace OrgAdmin.Mutation;

internal static class Program
{
    private static async Task Main(string[] arguments)
    {
        Options options = Options.Parse(arguments);
        var workshop = new Workshop(options);
        await workshop.CopyAsync();
        Mutant[] found = workshop.Find();
        // The same seed and the same sources give the same mutants.
        var random = new Random(options.Seed);
        random.Shuffle(found);
        List<Mutant> chosen = [.. found.Take(options.Count).Select((mutant, i) => mutant with { Id = i + 1 })];
        Console.WriteLine($"{chosen.Count} of {found.Length} mutants, seed {options.Seed}. Building {options.Work} …");

        List<Mutant> refused = await workshop.BuildAsync(chosen);
        chosen.RemoveAll(refused.Contains);
        var judge = new Judge(options, workshop);
        Console.WriteLine($"{refused.Count} do not compile and are left out.");
        await judge.CalibrateAsync();

        string report = Path.Combine(options.Root, options.Report);
        Directory.CreateDirectory(Path.GetDirectoryName(report)!);
        await using StreamWriter table = File.CreateText(report);
        table.AutoFlush = true;
        await table.WriteLineAsync("| mutant | place | original -> mutated | outcome | by | seconds |\n|---|---|---|---|---|---|");
        var counts = new Dictionary<string, int>();
        foreach (Mutant mutant in chosen)
        {
            var watch = Stopwatch.StartNew();
            (string outcome, string by) = await judge.JudgeAsync(mutant);
            counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
            string row =
                $"| {mutant.Id} {mutant.Kind} | {mutant.File}:{mutant.Line} | `{Cell(mutant.Original)}` -> `{Cell(mutant.Mutated)}` "
                + $"| {outcome} | {Cell(by)} | {watch.Elapsed.TotalSeconds:F0} |";
            Console.WriteLine(row);
            await table.WriteLineAsync(row);
        }
        string total = string.Join(
            ", ",
            counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} {pair.Key}")
        );
        double caught = 100.0 * (counts.GetValueOrDefault("killed") + counts.GetValueOrDefault("timeout")) / Math.Max(1, chosen.Count);
        string end =
            $"\n{total}; {caught:F0}% caught. Seed {options.Seed}, {options.Count} asked for, {refused.Count} left out because they do not compile.";
        Console.WriteLine(end);
        await table.WriteLineAsync(end);
    }

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("`", "'", StringComparison.Ordinal);
}
