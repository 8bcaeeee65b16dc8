using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>docs/screens has what a terminal showed of every job, at both widths: whoever adds a job looks at its screen.</summary>
public sealed class ScreensTests
{
    private const string Prompt = "PS> ";

    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "screens");

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Every_job_has_been_shown(int width)
    {
        // The first line says what the file is.
        string[] jobs = [.. File.ReadAllLines(Path.Combine(Folder, "jobs.txt")).Where(line => line.Length > 0 && line[0] != '#')];
        Assert.True(jobs.Length >= 30, $"There are only {jobs.Length} jobs.");
        Assert.Equal(jobs, Typed(File.ReadAllLines(Path.Combine(Folder, $"jobs-{width}.txt"))));
    }

    [Theory]
    [InlineData("jobs", 80)]
    [InlineData("jobs", 120)]
    [InlineData("readme", 80)]
    [InlineData("readme", 120)]
    public void No_screen_is_wider_than_the_terminal(string name, int width)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, $"{name}-{width}.txt"));
        Assert.NotEmpty(Typed(lines));
        Assert.DoesNotContain(lines, line => !line.StartsWith(Prompt, StringComparison.Ordinal) && line.Length > width);
    }

    private static IEnumerable<string> Typed(IEnumerable<string> lines) =>
        lines.Where(line => line.StartsWith(Prompt, StringComparison.Ordinal)).Select(line => line[Prompt.Length..]);
}
