using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace OrgAdmin.Module.Tests.Support;

/// <summary>A cmdlet's page in docs/en-US, cut into its sections.</summary>
internal sealed class HelpPage
{
    private readonly Dictionary<string, string> _sections = [];

    public HelpPage(string name)
    {
        Name = name;
        Text = File.ReadAllText(Path.Combine(Repository.Help, name + ".md")).Replace("\r\n", "\n", StringComparison.Ordinal);
        foreach (string part in Regex.Split(Text, "^## ", RegexOptions.Multiline).Skip(1))
        {
            string[] lines = part.Split('\n', 2);
            Headings.Add(lines[0]);
            _sections.Add(lines[0], lines[1].Trim());
        }
    }

    /// <summary>The names of all pages.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [.. Directory.GetFiles(Repository.Help, "*-*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public string Name { get; }

    public string Text { get; }

    public List<string> Headings { get; } = [];

    public string this[string section] => _sections[section];

    /// <summary>What is under each heading of the third level of a section.</summary>
    public IReadOnlyList<(string Heading, string Body)> Parts(string section) =>
        [
            .. Regex
                .Split("\n" + _sections[section], "\n### ")
                .Skip(1)
                .Select(part => part.Split('\n', 2))
                .Select(lines => (lines[0], lines.Length > 1 ? lines[1].Trim() : "")),
        ];

    /// <summary>The text and the facts of each parameter.</summary>
    public IReadOnlyDictionary<string, (string Text, string Facts)> Parameters =>
        Parts("PARAMETERS")
            .Where(part => part.Heading.StartsWith('-'))
            .ToDictionary(
                part => part.Heading[1..],
                part =>
                {
                    Match match = Regex.Match(part.Body, "^(?<text>.*?)\n\n```yaml\n(?<facts>.*?)\n```$", RegexOptions.Singleline);
                    return (match.Groups["text"].Value, match.Groups["facts"].Value);
                }
            );
}
