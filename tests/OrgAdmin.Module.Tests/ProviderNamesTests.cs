using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>
/// What is true of one provider stands in that provider's folder. Comments may say which provider a rule comes from;
/// code that names one elsewhere would have to be changed when a provider is added.
/// </summary>
public sealed class ProviderNamesTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src");
    private static readonly string[] Projects = ["OrgAdmin", "OrgAdmin.Abstractions", "OrgAdmin.Core", "OrgAdmin.Emulator"];
    private static readonly string[] Providers =
    [
        .. Regex
            .Matches(
                File.ReadAllText(Path.Combine(Source, "OrgAdmin.Abstractions", "OrgProvider.cs")),
                "^    ([A-Z][A-Za-z]+),",
                RegexOptions.Multiline,
                TimeSpan.FromSeconds(10)
            )
            .Select(match => match.Groups[1].Value),
    ];

    // The enumeration, the two registries, and what a script can see of one provider: a parameter of the emulator, and
    // the types by which a view tells organizations apart.
    private static readonly string[] Exempt =
    [
        "OrgAdmin.Abstractions/OrgProvider.cs",
        "OrgAdmin.Core/CoreEntry.cs",
        "OrgAdmin.Emulator/OrgEmulator.cs",
        "OrgAdmin.Abstractions/Emulation/IOrgEmulator.cs",
        "OrgAdmin.Abstractions/Emulation/UDataGeneration.cs",
        "OrgAdmin/Commands/Emulator/ResetOrgEmulatorCommand.cs",
        "OrgAdmin.Abstractions/Models/Organizations/EquinixMetalOrganization.cs",
        "OrgAdmin.Abstractions/Models/Organizations/MunchOrganization.cs",
        "OrgAdmin.Abstractions/Models/Organizations/UDataOrganization.cs",
    ];

    public static TheoryData<string> Files =>
        [
            .. Projects
                .SelectMany(project => Directory.GetFiles(Path.Combine(Source, project), "*.cs", SearchOption.AllDirectories))
                .Select(file => Path.GetRelativePath(Source, file).Replace('\\', '/'))
                .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
                .Where(file => !IsOfOneProvider(file) && !Exempt.Contains(file))
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public void There_is_a_folder_for_each_provider_and_each_exempt_file_exists()
    {
        Assert.True(Providers.Length >= 4);
        Assert.All(Providers, provider => Assert.True(Directory.Exists(Path.Combine(Source, "OrgAdmin.Core", "Providers", provider))));
        Assert.All(Providers, provider => Assert.True(Directory.Exists(Path.Combine(Source, "OrgAdmin.Emulator", provider))));
        Assert.All(Exempt, file => Assert.NotEmpty(NamesIn(File.ReadAllText(Path.Combine(Source, file)))));
        Assert.InRange(Files.Count, 100, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_other_file_names_a_provider(string file) =>
        Assert.Empty(NamesIn(File.ReadAllText(Path.Combine(Source, file.Replace('/', Path.DirectorySeparatorChar)))));

    [Theory]
    [InlineData("return OrgProvider.Gandi;", "Gandi")]
    [InlineData("throw new InvalidOperationException(\"Equinix Metal ended\");", "Equinix Metal")]
    [InlineData("if (name == \"uData\")", "uData")]
    [InlineData("UDataGeneration generation", "UData")]
    [InlineData("[SupportedBy(OrgProvider.UData)] // Gandi has none", null)]
    [InlineData("[SupportedBy(OrgProvider.UData, OrgProvider.Munch)]", null)]
    [InlineData("/// <summary>As at Munch.</summary>", null)]
    [InlineData("string address = \"https://host\"; Use(\"Gandi\");", "Gandi")]
    public void A_name_in_code_is_found(string code, string? name) =>
        Assert.Equal(name is null ? [] : [name], NamesIn(code).Select(found => found.Trim()));

    private static bool IsOfOneProvider(string file) =>
        Providers.Any(provider =>
            file.StartsWith($"OrgAdmin.Core/Providers/{provider}/", StringComparison.Ordinal)
            || file.StartsWith($"OrgAdmin.Emulator/{provider}/", StringComparison.Ordinal)
        );

    private static IEnumerable<string> NamesIn(string source)
    {
        TimeSpan limit = TimeSpan.FromSeconds(10);
        // A comment begins with two slashes; the slashes of an address come after a colon.
        string code = Regex.Replace(source, @"(?<!:)//.*", "", RegexOptions.None, limit);
        code = Regex.Replace(code, @"SupportedBy\([^)]*\)", "", RegexOptions.None, limit);
        string names = string.Join("|", Providers.Append("uData").Append("Equinix Metal").Append("CrunchMail"));
        return Regex.Matches(code, names, RegexOptions.None, limit).Select(match => match.Value);
    }
}
