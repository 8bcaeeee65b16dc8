using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>
/// The help says what is there: a page for each cmdlet, each parameter with its text and its facts, and all of it
/// in the committed file that Get-Help reads. tests/Pester/Help.Tests.ps1 runs the examples.
/// </summary>
public sealed class HelpTests
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";

    private static readonly string[] Sections =
    [
        "SYNOPSIS",
        "SYNTAX",
        "ALIASES",
        "DESCRIPTION",
        "EXAMPLES",
        "PARAMETERS",
        "INPUTS",
        "OUTPUTS",
        "NOTES",
        "RELATED LINKS",
    ];
    private static readonly string[] Topics =
    [
        "about_OrgAdmin",
        "about_OrgAdmin_Connections",
        "about_OrgAdmin_Emulator",
        "about_OrgAdmin_Errors",
        "about_OrgAdmin_Paging",
        "about_OrgAdmin_State",
    ];

    private static readonly XDocument Shipped = XDocument.Load(Path.Combine(Repository.Help, "OrgAdmin.dll-Help.xml"));

    public static TheoryData<string> Pages => [.. HelpPage.Names];

    [Fact]
    public void Every_cmdlet_has_a_page_and_every_page_a_cmdlet()
    {
        Assert.Equal(PackagedModule.Cmdlets.Select(cmdlet => cmdlet.Name), HelpPage.Names);
        Assert.True(HelpPage.Names.Count >= 49, $"There are only {HelpPage.Names.Count} pages.");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_whole(string name)
    {
        var page = new HelpPage(name);
        Assert.Equal(Sections, page.Headings);
        Assert.Contains($"title: {name}\n", page.Text, StringComparison.Ordinal);
        Assert.Contains("external help file: OrgAdmin.dll-Help.xml\n", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ms.date", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', page.Text);
        Assert.Matches(@"(?s)^[A-Z].{14,}\.$", page["SYNOPSIS"]);
        Assert.True(page["DESCRIPTION"].Length > 80, "The description is short.");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_examples_that_begin_with_code(string name)
    {
        IReadOnlyList<(string Heading, string Body)> examples = new HelpPage(name).Parts("EXAMPLES");
        Assert.True(examples.Count >= 2, $"{examples.Count} examples");
        for (int i = 0; i < examples.Count; i++)
        {
            Assert.Matches($@"^Example {i + 1}: \S.*[^.]$", examples[i].Heading);
            Assert.Matches("(?s)^```powershell\n.*?\n```\n\n.+", examples[i].Body + "\n");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_describes_the_parameters_that_there_are(string name)
    {
        CmdletClass cmdlet = CmdletOf(name);
        IReadOnlyDictionary<string, (string Text, string Facts)> documented = new HelpPage(name).Parameters;
        Assert.Equal(cmdlet.ParameterNames, documented.Keys.Order(StringComparer.Ordinal));
        foreach ((string parameter, (string text, _)) in documented)
        {
            Assert.True(text.Length > 15, $"-{parameter} says too little: {text}");
            Assert.Matches(@"(?s)^[A-Z].*[.:]$|^-", text.Split("\n\n")[0]);
        }
        foreach (CmdletParameter parameter in cmdlet.Parameters)
        {
            foreach (string provider in parameter.SupportedBy)
                Assert.True(
                    documented[parameter.Name].Text.Contains(provider, StringComparison.Ordinal),
                    $"-{parameter.Name} does not say that {provider} supports it"
                );
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_tells_the_facts_of_each_parameter(string name)
    {
        IReadOnlyDictionary<string, (string Text, string Facts)> documented = new HelpPage(name).Parameters;
        foreach (CmdletParameter parameter in CmdletOf(name).Parameters)
        {
            string facts = documented[parameter.Name].Facts;
            Assert.Equal(
                (parameter.Name, parameter.SupportsWildcards),
                (parameter.Name, Regex.IsMatch(facts, "^SupportsWildcards: true$", RegexOptions.Multiline))
            );
            Assert.Equal([parameter.Name, .. parameter.Aliases], [parameter.Name, .. List(facts, "Aliases")]);
            Assert.Equal([parameter.Name, .. parameter.AcceptedValues], [parameter.Name, .. List(facts, "AcceptedValues")]);
            Assert.Equal(
                parameter.Sets.Select(set => $"{parameter.Name} {set.Set}: {set.Position} {set.Mandatory} {set.ByValue} {set.ByName}"),
                SetsIn(facts).Order(StringComparer.Ordinal).Select(set => $"{parameter.Name} {set}")
            );
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_names_what_is_output_and_links_to_pages_that_exist(string name)
    {
        var page = new HelpPage(name);
        string[] outputs = [.. CmdletOf(name).OutputTypes.Select(type => type.FullName == "System.Void" ? "None" : type.FullName!)];
        Assert.Equal(
            outputs.Order(StringComparer.Ordinal),
            page.Parts("OUTPUTS").Select(part => part.Heading).Order(StringComparer.Ordinal)
        );
        string[] links =
        [
            .. Regex
                .Matches(page["RELATED LINKS"], @"^- \[(?<text>[^\]]+)\]\(\k<text>\.md\)$", RegexOptions.Multiline)
                .Select(match => match.Groups["text"].Value),
        ];
        Assert.NotEmpty(links);
        Assert.Equal(page["RELATED LINKS"].Split('\n').Length, links.Length);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Repository.Help, link + ".md")), link));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_Get_Help_reads_has_the_page(string name)
    {
        XElement command = Assert.Single(
            Shipped.Root!.Elements(Command + "command"),
            element => element.Element(Command + "details")!.Element(Command + "name")!.Value == name
        );
        Assert.True(command.Element(Command + "details")!.Element(Maml + "description")!.Value.Trim().Length > 15);
        XElement[] parameters = [.. command.Element(Command + "parameters")?.Elements(Command + "parameter") ?? []];
        Assert.Equal(
            CmdletOf(name).ParameterNames,
            parameters.Select(parameter => parameter.Element(Maml + "name")!.Value).Order(StringComparer.Ordinal)
        );
        IReadOnlyDictionary<string, (string Text, string Facts)> documented = new HelpPage(name).Parameters;
        Assert.All(
            parameters,
            parameter =>
            {
                Assert.True(parameter.Element(Maml + "description")!.Value.Trim().Length > 15);
                string standard = Regex
                    .Match(documented[parameter.Element(Maml + "name")!.Value].Facts, "^DefaultValue: '?(.*?)'?$", RegexOptions.Multiline)
                    .Groups[1]
                    .Value.Replace("''", "'", StringComparison.Ordinal);
                Assert.Equal(standard, parameter.Element(Dev + "defaultValue")?.Value ?? "");
            }
        );
        XElement[] examples = [.. command.Element(Command + "examples")!.Elements(Command + "example")];
        Assert.True(examples.Length >= 2);
        Assert.All(
            examples,
            example =>
            {
                Assert.NotEmpty(example.Element(Dev + "code")!.Value.Trim());
                Assert.NotEmpty(example.Element(Dev + "remarks")!.Value.Trim());
            }
        );
    }

    [Fact]
    public void What_Get_Help_reads_is_plain_text()
    {
        Assert.Equal(HelpPage.Names.Count, Shipped.Root!.Elements(Command + "command").Count());
        foreach (string mark in new[] { "{{", "```", "\u0080", "\r" })
            Assert.DoesNotContain(mark, Shipped.Root.Value, StringComparison.Ordinal);
        // An example may show asterisks that are its own.
        foreach (
            XElement prose in Shipped.Root.Elements(Command + "command").Elements().Where(element => element.Name != Command + "examples")
        )
        {
            Assert.DoesNotContain("**", prose.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("](", prose.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Get_Help_Online_opens_the_page_of_the_cmdlet()
    {
        string? folder = null;
        foreach (CmdletClass cmdlet in PackagedModule.Cmdlets)
        {
            string? address = cmdlet.Type.All("CmdletAttribute").Single().Value<string>("HelpUri");
            Assert.Matches($"^https://.+/docs/en-US/{cmdlet.Name}\\.md$", address);
            folder ??= address![..^$"{cmdlet.Name}.md".Length];
            Assert.Equal($"{folder}{cmdlet.Name}.md", address);
            Assert.Contains($"HelpUri: {address}\n", new HelpPage(cmdlet.Name).Text, StringComparison.Ordinal);
        }
        // The first address among the related links would be opened in its place.
        Assert.All(Shipped.Descendants(Maml + "uri"), link => Assert.Empty(link.Value));
    }

    [Fact]
    public void The_help_is_shipped()
    {
        string folder = Path.Combine(Repository.Module, "en-US");
        Assert.Equal(
            File.ReadAllText(Path.Combine(Repository.Help, "OrgAdmin.dll-Help.xml")),
            File.ReadAllText(Path.Combine(folder, "OrgAdmin.dll-Help.xml"))
        );
        Assert.Equal(
            Topics.Select(topic => topic + ".help.txt"),
            Directory.GetFiles(folder, "about_*").Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void An_about_topic_says_in_its_fifth_line_what_it_is_about()
    {
        Assert.Equal(
            Topics,
            Directory.GetFiles(Repository.Help, "about_*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
        );
        foreach (string topic in Topics)
        {
            // Get-Help about_* takes the synopsis from there.
            string[] lines = File.ReadAllLines(Path.Combine(Repository.Help, topic + ".md"));
            Assert.Equal(["# TOPIC", topic, "", "# SHORT DESCRIPTION"], lines[..4]);
            Assert.Matches(@"^[A-Z].{30,}\.$", lines[4]);
            Assert.All(lines, line => Assert.True(line.Length <= 120, line));
        }
    }

    [Fact]
    public void The_page_for_troubleshooting_has_every_error_id()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "troubleshooting.md"));
        string[] told =
        [
            .. Regex
                .Matches(page, @"(?<=^\| .*)`(?<id>[A-Z][A-Za-z]+)`(?=[^|]*\|)", RegexOptions.Multiline)
                .Select(id => id.Groups["id"].Value),
        ];
        Assert.Empty(
            PackagedModule
                .Abstractions.GetType("OrgAdmin.OrgErrorKind")!
                .GetFields()
                .Where(field => field.IsLiteral)
                .Select(field => field.Name)
                .Except(told)
        );
    }

    [Fact]
    public void The_table_of_errors_has_every_kind()
    {
        string[] kinds =
        [
            .. PackagedModule
                .Abstractions.GetType("OrgAdmin.OrgErrorKind")!
                .GetFields()
                .Where(field => field.IsLiteral)
                .Select(field => field.Name)
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(kinds.Length >= 20);
        string table = File.ReadAllText(Path.Combine(Repository.Help, "about_OrgAdmin_Errors.md")).Split("    Id     ")[1].Split("\n\n")[0];
        Assert.Equal(
            kinds,
            Regex
                .Matches(table, @"^    ([A-Z]\w+) ", RegexOptions.Multiline)
                .Select(match => match.Groups[1].Value)
                .Order(StringComparer.Ordinal)
        );
    }

    private static CmdletClass CmdletOf(string name) => PackagedModule.Cmdlets.Single(cmdlet => cmdlet.Name == name);

    private static IEnumerable<string> List(string facts, string name) =>
        Regex
            .Match(facts, $@"^{name}:\n((?:- .*\n?)+)", RegexOptions.Multiline)
            .Groups[1]
            .Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line[2..]);

    private static IEnumerable<string> SetsIn(string facts) =>
        Regex
            .Matches(
                facts,
                @"- Name: (.+)\n  Position: (.+)\n  IsRequired: (.+)\n  ValueFromPipeline: (.+)\n  ValueFromPipelineByPropertyName: (.+)\n"
            )
            .Select(match =>
                $"{match.Groups[1].Value}: {match.Groups[2].Value} {bool.Parse(match.Groups[3].Value)} "
                + $"{bool.Parse(match.Groups[4].Value)} {bool.Parse(match.Groups[5].Value)}"
            );
}
