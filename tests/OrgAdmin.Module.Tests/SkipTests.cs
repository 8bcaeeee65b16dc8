using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>What cannot run is skipped: it neither fails nor counts as passed.</summary>
public sealed class SkipTests
{
    [Fact]
    public async Task Without_Mono_the_desktop_tests_are_all_skipped_and_none_fails()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("On Windows the desktop tests need no Mono.");
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        foreach (string argument in Arguments())
            start.ArgumentList.Add(argument);
        start.Environment["PATH"] = "";
        // Without PATH, the program does not find the .NET that lies in a folder of the person's own.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        (_, string output) = await Programs.RunAsync(start);
        Match total = Regex.Match(output, @"total: (\d+)\s+failed: 0\s+succeeded: 0\s+skipped: (\d+)");
        Assert.True(total.Success, output);
        Assert.Equal(total.Groups[1].Value, total.Groups[2].Value);
        Assert.NotEqual("0", total.Groups[1].Value);
    }

    // A server that a test holds fails the test for what nobody asked. A skip after it was started would therefore
    // become a failure, so a skip stands before everything else: in a constructor, or in the first statement of a test.
    [Fact]
    public void A_skip_is_decided_before_anything_is_started()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories))
        {
            string source = File.ReadAllText(file);
            foreach (
                Match method in Regex.Matches(
                    source,
                    @"\n    (?:public|private|internal)[^\n;=]*\)\r?\n    \{.*?\n    \}",
                    RegexOptions.Singleline
                )
            )
            {
                int skip = Regex.Match(method.Value, @"Assert\.Skip\(|\b(?:NetFramework|Pwsh)\.Require\w*\(\)").Index;
                Assert.False(skip > 0 && method.Value[..skip].Contains("await ", StringComparison.Ordinal), file + method.Value);
            }
        }
    }

    // The same program again, however it was started: as itself, or by dotnet.
    private static IEnumerable<string> Arguments() =>
        Enumerable
            .Repeat(typeof(SkipTests).Assembly.Location, Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? 1 : 0)
            .Concat(["--filter-class", typeof(DesktopTests).FullName!, "--no-ansi", "--no-progress"]);
}
