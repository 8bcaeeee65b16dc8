using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>
/// No line is longer than 140 characters. The formatter breaks code and leaves texts and comments alone, so this looks at those. A raw
/// string is data as a server sends it, and keeps its lines.
/// </summary>
public sealed class LineLengthTests
{
    private const int Longest = 140;
    private const string Raw = "\"\"\"";

    public static TheoryData<string> Projects =>
        [
            .. new[] { "src", "tests" }
                .SelectMany(folder => Directory.GetDirectories(Path.Combine(Repository.Root, folder)))
                .Select(folder => Path.GetRelativePath(Repository.Root, folder))
                .Where(folder => Sources(folder).Any())
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_line_is_too_long(string project) =>
        Assert.Empty(Sources(project).SelectMany(file => TooLong(File.ReadAllLines(file)).Select(line => $"{file}:{line}")));

    [Fact]
    public void A_long_line_is_found_and_a_raw_string_is_not()
    {
        string text = new('x', Longest);
        Assert.Equal([2], TooLong([text, text + "x"]));
        Assert.Equal([5], TooLong(["string a = " + Raw, text + "x", Raw, text, text + "x"]));
        Assert.Empty(TooLong([$"string a = {Raw}{text}{Raw};"]));
    }

    private static IEnumerable<int> TooLong(IEnumerable<string> lines)
    {
        bool isRaw = false;
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            int marks = line.Split(Raw).Length - 1;
            if (line.Length > Longest && !isRaw && marks == 0)
                yield return number;
            isRaw ^= marks % 2 == 1;
        }
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));
}
