using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>docs/coverage.md says what is so: every operation of the four documents has a cmdlet, and tests that exist.</summary>
public sealed class CoverageTests
{
    // How many operations each document has, counted in the document.
    private static readonly Dictionary<string, int> Documented = new()
    {
        ["Gandi"] = 5,
        ["Equinix Metal"] = 5,
        ["Munch"] = 7,
        ["uData"] = 27,
    };

    // What uData 17.6 has under /organizations/, read off its code, in the order in which it stands there.
    private static readonly string[] PresentlyAtUData =
    [
        "GET /organizations/",
        "POST /organizations/",
        "GET /organizations/{org}/",
        "PUT /organizations/{org}/",
        "DELETE /organizations/{org}/",
        "GET /organizations/{org}/datasets.csv",
        "GET /organizations/{org}/dataservices.csv",
        "GET /organizations/{org}/discussions.csv",
        "GET /organizations/{org}/datasets-resources.csv",
        "GET /organizations/{org}/catalog",
        "GET /organizations/{org}/catalog.{format}",
        "GET /organizations/badges/",
        "POST /organizations/{org}/badges/",
        "DELETE /organizations/{org}/badges/{badge_kind}/",
        "GET /organizations/{org}/contacts/",
        "GET /organizations/{org}/contacts/suggest/",
        "GET /organizations/{org}/membership/",
        "POST /organizations/{org}/membership/",
        "POST /organizations/{org}/membership/{id}/accept/",
        "POST /organizations/{org}/membership/{id}/refuse/",
        "POST /organizations/{org}/membership/{id}/cancel/",
        "POST /organizations/{org}/member/",
        "PUT /organizations/{org}/member/{user}/",
        "DELETE /organizations/{org}/member/{user}/",
        "GET /organizations/{org}/assignments/",
        "PUT /organizations/{org}/member/{user}/assignments/",
        "GET /organizations/{id}/followers/",
        "POST /organizations/{id}/followers/",
        "DELETE /organizations/{id}/followers/",
        "GET /organizations/suggest/",
        "POST /organizations/{org}/logo/",
        "PUT /organizations/{org}/logo/",
        "GET /organizations/{org}/datasets/",
        "GET /organizations/{org}/reuses/",
        "GET /organizations/{org}/discussions/",
        "GET /organizations/roles/",
        "GET /api/2/organizations/search/",
        "GET /api/2/organizations/{org}/extras/",
        "PUT /api/2/organizations/{org}/extras/",
        "DELETE /api/2/organizations/{org}/extras/",
    ];

    // What Equinix Metal's last OpenAPI document has of organizations, the people in them, and the user.
    private static readonly string[] LastAtEquinixMetal =
    [
        "GET /organizations",
        "POST /organizations",
        "GET /organizations/{id}",
        "PUT /organizations/{id}",
        "DELETE /organizations/{id}",
        "GET /organizations/{id}/capacity",
        "GET /organizations/{id}/capacity/metros",
        "GET /organizations/{id}/customdata",
        "GET /organizations/{id}/devices",
        "GET /organizations/{id}/events",
        "GET /organizations/{id}/facilities",
        "GET /organizations/{id}/firmware-sets",
        "GET /organizations/{id}/invitations",
        "POST /organizations/{id}/invitations",
        "GET /organizations/{id}/invoices",
        "GET /organizations/{id}/operating-systems",
        "GET /organizations/{id}/payment-methods",
        "POST /organizations/{id}/payment-methods",
        "GET /organizations/{id}/plans",
        "GET /organizations/{id}/projects",
        "POST /organizations/{id}/projects",
        "GET /organizations/{id}/transfers",
        "GET /organizations/{organization_id}/connections",
        "POST /organizations/{organization_id}/connections",
        "GET /invitations",
        "GET /invitations/{id}",
        "PUT /invitations/{id}",
        "DELETE /invitations/{id}",
        "GET /memberships/{id}",
        "PUT /memberships/{id}",
        "DELETE /memberships/{id}",
        "GET /user",
    ];

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "coverage.md"));
    private static readonly Row[] Rows = [.. Read()];

    [Theory]
    [InlineData("uData")]
    [InlineData("Equinix Metal")]
    public void Every_operation_of_a_present_document_is_there_or_left_out_for_a_reason(string api)
    {
        HashSet<string> there =
        [
            .. Rows.Where(row => row.Api.StartsWith(api, System.StringComparison.Ordinal)).Select(row => row.Operation),
        ];
        string[] leftOut =
        [
            .. Lines
                .SkipWhile(line => !line.StartsWith("## " + api, System.StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(line => !line.StartsWith("## ", System.StringComparison.Ordinal))
                .Select(line => Regex.Match(line, @"^\| `([^`]+)` \| [^`|].{20,} \|$"))
                .Where(match => match.Success)
                .Select(match => match.Groups[1].Value),
        ];
        string[] document = api == "uData" ? PresentlyAtUData : LastAtEquinixMetal;
        Assert.Equal(document.Except(there).Order(), leftOut.Order());
    }

    [Fact]
    public void Every_operation_of_the_documents_is_there_once()
    {
        foreach ((string api, int count) in Documented)
        {
            string[] operations =
            [
                .. Rows.Where(row => row.Api.StartsWith(api, System.StringComparison.Ordinal)).Select(row => row.Operation),
            ];
            Assert.True(operations.Length >= count, $"{api}: {operations.Length} of {count}");
            Assert.Equal(operations.Length, operations.Distinct().Count());
        }
    }

    [Fact]
    public void Every_cmdlet_is_in_the_module()
    {
        string manifest = File.ReadAllText(Path.Combine(Repository.Module, "OrgAdmin.psd1"));
        Assert.All(Rows, row => Assert.Contains($"'{row.Cmdlet}'", manifest));
    }

    [Fact]
    public void Every_test_of_a_request_exists()
    {
        string sources = string.Join("\n", Repository.TestSources.Select(File.ReadAllText));
        string[] classes = Regex.Split(sources, @"(?=public sealed (?:partial )?class )");
        Assert.All(
            Rows,
            row =>
            {
                string[] test = row.RequestTest.Split('.');
                Assert.Contains(
                    classes,
                    source =>
                        Regex.IsMatch(source, $@"^public sealed (partial )?class {test[0]}\b")
                        && Regex.IsMatch(
                            source,
                            $@"\[(Fact|Theory)(\([^\]]*SkipWhen[^\]]*\))?\]((?!public ).)*public async Task {test[1]}\(",
                            RegexOptions.Singleline
                        )
                );
            }
        );
    }

    [Fact]
    public void Every_test_of_a_cmdlet_exists_and_runs_it_at_that_provider() =>
        Assert.All(
            Rows,
            row =>
            {
                string file = Path.Combine(Repository.Pester, row.CmdletTest);
                Assert.True(File.Exists(file), file);
                string text = File.ReadAllText(file);
                Assert.Contains(row.Cmdlet, text);
                string provider = row.Api.Split(" — ")[0] switch
                {
                    "Gandi v5" => "Gandi",
                    "Equinix Metal" => "EquinixMetal",
                    "Munch / CrunchMail" => "Munch",
                    _ => "UData",
                };
                Assert.True(
                    text.Contains(provider, System.StringComparison.OrdinalIgnoreCase),
                    $"{row.CmdletTest} never connects to {provider}"
                );
            }
        );

    private static IEnumerable<Row> Read()
    {
        string api = "";
        foreach (string line in Lines)
        {
            if (line.StartsWith("## ", System.StringComparison.Ordinal))
                api = line[3..];
            Match row = Regex.Match(line, @"^\| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \|$");
            if (row.Success)
                yield return new Row(api, row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value, row.Groups[4].Value);
        }
    }

    private sealed record Row(string Api, string Operation, string Cmdlet, string RequestTest, string CmdletTest);
}
