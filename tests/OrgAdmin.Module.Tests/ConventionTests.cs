using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>What is the same for every cmdlet, so that somebody who knows one knows them all.</summary>
public sealed class ConventionTests
{
    private static readonly string[] Mutating =
    [
        "Add",
        "Approve",
        "Deny",
        "Invoke",
        "New",
        "Register",
        "Remove",
        "Revoke",
        "Set",
        "Sync",
        "Unregister",
    ];
    private static readonly string[] Removing = ["Deny", "Remove", "Revoke"];

    // What they do takes something away as well, as far as what they put back was added.
    private static readonly string[] PuttingBack = ["Restore", "Undo"];

    // One answer, not a list.
    private static readonly string[] Singles = ["Get-OrgUserInfo"];

    public static TheoryData<string> Names => [.. PackagedModule.Cmdlets.Select(cmdlet => cmdlet.Name)];

    [Fact]
    public void The_manifest_exports_every_cmdlet_and_no_other()
    {
        Assert.Equal(PackagedModule.Cmdlets.Select(cmdlet => cmdlet.Name), PackagedModule.Exported);
        Assert.True(PackagedModule.Cmdlets.Count >= 49, $"There are only {PackagedModule.Cmdlets.Count} cmdlets.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_is_named_as_PowerShell_names_them(string name)
    {
        CmdletClass cmdlet = Find(name);
        string[] approved =
        [
            .. PackagedModule
                .PowerShell.GetTypes()
                .Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal))
                .SelectMany(type => type.GetFields())
                .Where(field => field.IsLiteral)
                .Select(field => (string)field.GetRawConstantValue()!),
        ];
        Assert.True(approved.Length > 90);
        Assert.Contains(cmdlet.Verb, approved);
        Assert.Matches("^[A-Z][A-Za-z]+[a-rt-z]$", cmdlet.Noun);
        // The fully qualified error id ends with the class, so the class is part of the contract.
        Assert.Equal($"OrgAdmin.Commands.{cmdlet.Verb}{cmdlet.Noun}Command", cmdlet.Type.FullName);
        Assert.True(cmdlet.Type.IsSealed);
        Assert.All(cmdlet.Parameters, parameter => Assert.Matches("^[A-Z][A-Za-z0-9]+$", parameter.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_says_what_it_outputs(string name)
    {
        CmdletClass cmdlet = Find(name);
        Assert.NotEmpty(cmdlet.OutputTypes);
        if (cmdlet.Verb is "Set" or "Add" && cmdlet.OutputTypes.Any(type => type.Name != "Void"))
            Assert.Contains("PassThru", cmdlet.ParameterNames);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_that_changes_something_can_be_asked_what_if(string name)
    {
        CmdletClass cmdlet = Find(name);
        if (Mutating.Contains(cmdlet.Verb))
            Assert.True(cmdlet.SupportsShouldProcess);
        Assert.Equal(Removing.Concat(PuttingBack).Contains(cmdlet.Verb), cmdlet.IsHighImpact);
        if (cmdlet.IsHighImpact)
            Assert.Contains("Force", cmdlet.ParameterNames);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_takes_organizations_wherever_it_takes_their_id(string name)
    {
        CmdletClass cmdlet = Find(name);
        foreach (
            CmdletParameter parameter in cmdlet.Parameters.Where(parameter =>
                parameter.Name is "OrganizationId" or "ParentId" || (parameter.Name == "Id" && cmdlet.Noun == "Organization")
            )
        )
        {
            Assert.True(parameter.Property.Has("OrganizationIdAttribute"), $"-{parameter.Name} does not take an organization itself");
            Assert.True(parameter.IsCompletedBy("OrganizationIdCompleter"), $"-{parameter.Name} is not completed");
            if (parameter.Name != "ParentId")
                Assert.All(parameter.Sets, set => Assert.True(set.ByName, $"-{parameter.Name} does not bind by property name"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_list_can_be_paged(string name)
    {
        CmdletClass cmdlet = Find(name);
        Assert.Equal(cmdlet.BaseOf("PagedCmdlet`1") is not null, cmdlet.SupportsPaging);
        if (cmdlet.Verb == "Get" && cmdlet.Capability is not null && !Singles.Contains(name))
            Assert.True(cmdlet.SupportsPaging);
    }

    [Fact]
    public void Everything_that_is_output_has_a_view()
    {
        HashSet<string> seen = [.. Views.SelectMany(TypesOf)];
        string[] outputs =
        [
            .. PackagedModule
                .Cmdlets.SelectMany(cmdlet => cmdlet.OutputTypes)
                .Concat(
                    PackagedModule
                        .Abstractions.GetTypes()
                        .Where(type =>
                            type is { IsPublic: true, IsAbstract: false } && type.BaseType?.Name is "OrgObject" or "Organization"
                        )
                )
                .Where(type => type.Namespace == "OrgAdmin")
                .Select(type => type.FullName!)
                .Distinct(),
        ];
        Assert.True(outputs.Length >= 10);
        Assert.Empty(outputs.Except(seen));
        // A view that was mistyped shows nothing, and nobody notices.
        Assert.DoesNotContain(
            seen,
            name => PackagedModule.Abstractions.GetType(name) is null && PackagedModule.Cmdlets[0].Type.Assembly.GetType(name) is null
        );
    }

    // Names, comments and addresses are other people's: none of them may reach the terminal as it came.
    [Fact]
    public void Everything_that_a_view_prints_goes_through_the_one_filter()
    {
        XElement[] printed =
        [
            .. Views
                .SelectMany(view => view.Descendants())
                .Where(element => element.Name.LocalName is "TableColumnItem" or "ListItem" or "GroupBy" or "WideItem"),
        ];
        Assert.True(printed.Length > 500, $"There are only {printed.Length} columns and items.");
        Assert.All(
            printed,
            item => Assert.Contains("[OrgAdmin.Views.DisplayValue]::", item.Element("ScriptBlock")?.Value ?? "", StringComparison.Ordinal)
        );
    }

    // With AutoSize nothing is shown before the list has ended, and after Ctrl-C nothing at all.
    [Fact]
    public void A_table_shows_its_first_row_at_once() => Assert.DoesNotContain(Views, view => view.Descendants("AutoSize").Any());

    // What a table calls a column is what a person types next: Where-Object, Select-Object, Sort-Object.
    [Fact]
    public void A_column_that_shows_a_property_has_its_name()
    {
        int columns = 0;
        foreach (XElement table in SourceViews.SelectMany(view => view.Descendants("TableControl")))
        {
            foreach ((XElement header, XElement item) in table.Descendants("TableColumnHeader").Zip(table.Descendants("TableColumnItem")))
            {
                if (item.Element("PropertyName")?.Value is not { } property)
                    continue;
                columns++;
                Assert.Equal(property, header.Element("Label")!.Value);
            }
        }
        Assert.True(columns > 80, $"There are only {columns} columns.");
    }

    // An id is there to be copied, and a word of the module is read whole. A terminal of 80 columns leaves PowerShell 79.
    [Theory]
    [InlineData(79)]
    [InlineData(119)]
    public void A_table_cuts_off_no_id_no_word_and_no_header(int width)
    {
        foreach (XElement view in SourceViews.Where(view => view.Descendants("TableControl").Any()))
        {
            string name = view.Element("Name")!.Value;
            XElement[] headers = [.. view.Descendants("TableColumnHeader")];
            int[] widths = TableLayout.Widths([.. headers.Select(header => (int?)header.Element("Width"))], width);
            bool wraps = view.Descendants("Wrap").Any();
            for (int column = 0; column < headers.Length; column++)
            {
                string label = headers[column].Element("Label")!.Value;
                if (widths[column] == 0)
                    continue;
                Assert.True(widths[column] >= label.Length, $"The header {label} of {name} wraps at {width}.");
                Assert.True(wraps || widths[column] >= Longest(name, label), $"{label} of {name} is cut off at {width}.");
                Assert.True(!IsId(name, label) || widths[column] >= 36, $"{label} of {name} is no more in one piece at {width}.");
            }
        }
    }

    // The id is what the next command takes.
    [Theory]
    [InlineData("OrgAdmin.Organization", "Id, Slug")]
    [InlineData("OrgAdmin.OrganizationSuggestion", "Id, Slug")]
    [InlineData("OrgAdmin.OrganizationMember", "UserId")]
    [InlineData("OrgAdmin.OrganizationMember", "Role")]
    [InlineData("OrgAdmin.MembershipRequest", "Id")]
    [InlineData("OrgAdmin.OrgPersonPlace", "Role")]
    [InlineData("OrgAdmin.OrgPersonPlace", "Match")]
    [InlineData("OrgAdmin.OrgChange", "Detail")]
    [InlineData("OrgAdmin.Customer", "Id")]
    public void At_80_columns_a_table_shows(string view, string label)
    {
        XElement[] headers = [.. SourceViews.Single(one => one.Element("Name")!.Value == view).Descendants("TableColumnHeader")];
        int column = Array.FindIndex(headers, header => header.Element("Label")!.Value == label);
        Assert.True(TableLayout.Widths([.. headers.Select(header => (int?)header.Element("Width"))], 79)[column] > 0);
    }

    private static bool IsId(string view, string label) =>
        label is "Id" or "UserId" or "SubjectId" or "Id, Slug" && view is not "OrgAdmin.OrganizationRole";

    private static int Longest(string view, string label) =>
        label switch
        {
            "Role" => "partial_editor".Length,
            "Status" => "accepted".Length,
            "Match" => "Declared".Length,
            "Kind" when view is "OrgAdmin.MembershipRequest" or "OrgAdmin.OrgPersonPlace" => "invitation".Length,
            "Type" when view is "OrgAdmin.Customer" => "association".Length,
            "CreatedAt" or "UpdatedAt" or "ClosedAt" or "ExpiresAt" or "LastLoginAt" or "Since" => "2026-11-02".Length,
            _ => 0,
        };

    [Fact]
    public void Every_type_with_a_table_has_a_list_of_all_its_properties()
    {
        foreach (
            IGrouping<string, XElement> type in Views
                .SelectMany(view => TypesOf(view).Select(name => (Name: name, View: view)))
                .GroupBy(shown => shown.Name, shown => shown.View)
        )
        {
            string[] listed =
            [
                .. type.SelectMany(view => view.Descendants("ListItem"))
                    .Select(item => item.Element("Label")?.Value ?? item.Element("PropertyName")!.Value),
            ];
            string[] properties = [.. Found(type.Key)!.GetProperties().Select(property => property.Name)];
            Assert.True(
                properties.Order(StringComparer.Ordinal).SequenceEqual(listed.Order(StringComparer.Ordinal)),
                $"{type.Key}: OrgAdmin.Lists.Format.ps1xml lacks {string.Join(", ", properties.Except(listed))}"
                    + $" and has besides {string.Join(", ", listed.Except(properties))}"
            );
        }
    }

    [Fact]
    public void Every_capability_has_words_and_a_cmdlet()
    {
        string[] capabilities =
        [
            .. PackagedModule
                .Abstractions.GetTypes()
                .Where(type => type is { IsInterface: true, Namespace: "OrgAdmin.Capabilities" })
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(capabilities.Length >= 19);
        // The table is made at run time, so it is read where it is written.
        string source = File.ReadAllText(Path.Combine(Repository.Root, "src", "OrgAdmin", "Sessions", "CapabilityWords.cs"));
        Assert.Equal(
            capabilities,
            Regex.Matches(source, @"\(typeof\((I\w+)\), ").Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            capabilities,
            PackagedModule.Cmdlets.Select(cmdlet => cmdlet.Capability?.Name).OfType<string>().Distinct().Order(StringComparer.Ordinal)
        );
    }

    private static XElement[] Views { get; } =
    [.. Directory.GetFiles(Repository.Module, "*.Format.ps1xml").SelectMany(file => XDocument.Load(file).Descendants("View"))];

    private static XElement[] SourceViews { get; } =
    [
        .. Directory
            .GetFiles(Path.Combine(Repository.Root, "src", "OrgAdmin", "Views"), "*.Format.ps1xml")
            .SelectMany(file => XDocument.Load(file).Descendants("View")),
    ];

    private static IEnumerable<string> TypesOf(XElement view) => view.Descendants("TypeName").Select(type => type.Value);

    private static Type? Found(string type) =>
        PackagedModule.Abstractions.GetType(type) ?? PackagedModule.Cmdlets[0].Type.Assembly.GetType(type);

    private static CmdletClass Find(string name) => PackagedModule.Cmdlets.Single(cmdlet => cmdlet.Name == name);
}
