using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>
/// docs/reliability.md says what is so: every fault in it has a test that exists, and every error id is one of the contract.
/// </summary>
public sealed class ReliabilityTests
{
    private static readonly Row[] Rows = [.. Read()];

    [Fact]
    public void There_are_enough_and_each_only_once()
    {
        Assert.InRange(Rows.Length, 60, int.MaxValue);
        Assert.Equal(Rows.Length, Rows.Select(row => (row.Fault, row.Test)).Distinct().Count());
        // A row whose test is not written the way this class reads it would go unchecked.
        Assert.Equal(
            Lines().Count(line => line.StartsWith("| ", StringComparison.Ordinal)),
            Rows.Length + Lines().Count(line => line.StartsWith("| fault |", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Every_test_exists()
    {
        Dictionary<string, string> classes = Repository.TestSources.ToDictionary(
            source => Path.GetFileNameWithoutExtension(source),
            File.ReadAllText
        );
        Assert.All(
            Rows,
            row =>
            {
                if (row.Test.Split(".Tests.ps1: ") is [var file, var name])
                    Assert.Contains($"It '{name}'", File.ReadAllText(Path.Combine(Repository.Pester, file + ".Tests.ps1")));
                else
                    Assert.Matches(
                        $@"\[(Fact|Theory)(\([^\]]*SkipWhen[^\]]*\))?\]((?!public ).)*"
                            + $@"public (async Task|void) {Regex.Escape(row.Test.Split('.')[1])}\(",
                        Flat(classes[row.Test.Split('.')[0]])
                    );
            }
        );
    }

    [Fact]
    public void Every_test_that_the_text_names_exists()
    {
        Dictionary<string, string> classes = Repository
            .TestSources.Concat(Directory.GetFiles(Path.Combine(Repository.Root, "tests", "OrgAdmin.Module.Tests"), "*Tests.cs"))
            .ToDictionary(source => Path.GetFileNameWithoutExtension(source), File.ReadAllText);
        (string Class, string Name)[] named =
        [
            .. Lines()
                .SelectMany(line => Regex.Matches(line, @"`(\w+Tests)\.(\w+)`"))
                .Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
        ];
        Assert.InRange(named.Length, 60, int.MaxValue);
        Assert.All(named, test => Assert.Contains($" {test.Name}(", classes[test.Class]));
        // Each fault of the half for Windows PowerShell, by number.
        Assert.All(
            Enumerable.Range(1, 12),
            number => Assert.Contains(Lines(), line => line.StartsWith($"- **W{number}**, ", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Every_error_id_is_one_of_the_contract()
    {
        string[] said =
        [
            .. Rows.SelectMany(row => Regex.Matches(row.Sees, "`([A-Z][a-z]+[A-Z]?[A-Za-z]*)`").Select(match => match.Groups[1].Value)),
        ];
        Assert.InRange(said.Length, 30, int.MaxValue);
        string kinds = File.ReadAllText(Path.Combine(Repository.Root, "src", "OrgAdmin.Abstractions", "Errors", "OrgErrorKind.cs"));
        Assert.All(said, id => Assert.Matches($@"(?m)^    {id},\r?$", kinds));
    }

    private static string Flat(string source) => source.Replace('\n', ' ');

    private static string[] Lines() => File.ReadAllLines(Path.Combine(Repository.Root, "docs", "reliability.md"));

    private static IEnumerable<Row> Read() =>
        from line in Lines()
        let row = Regex.Match(line, @"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| `([^`|]+)` \|$")
        where row.Success
        select new Row(row.Groups[1].Value, row.Groups[3].Value, row.Groups[4].Value);

    private sealed record Row(string Fault, string Sees, string Test);
}
