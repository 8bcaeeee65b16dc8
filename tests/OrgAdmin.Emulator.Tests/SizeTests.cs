using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Emulation;
using Xunit;

namespace OrgAdmin.Emulator.Tests;

/// <summary>Worlds made to measure.</summary>
public sealed class SizeTests
{
    private const string Gandi = "/v5/organization/organizations";
    private const string Metal = "/metal/v1/organizations?per_page=1000";
    private const string Children = "/v1/organizations/1/children/";
    private const string UData = "/api/1/organizations/?page_size=1000";

    private readonly OrgEmulator _emulator = new();

    public static TheoryData<string, int> Lists =>
        new()
        {
            { Gandi, 1000 },
            { Metal, 1000 },
            // The organization itself is not in the list of its children.
            { Children, 999 },
            { UData, 1000 },
        };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Every_provider_has_so_many_organizations_the_same_every_time(string path, int expected)
    {
        _emulator.Reset(1000);
        JsonArray first = Items((await _emulator.AskAsync("GET", path)).Body);
        _emulator.Reset(1000);
        JsonArray second = Items((await _emulator.AskAsync("GET", path)).Body);
        Assert.Equal(expected, first.Count);
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Equal(expected, first.Select(Identity).Distinct().Count());
        Assert.Single(_emulator.Requests);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task The_usual_organizations_are_always_there(string path, int expected)
    {
        JsonArray usual = Items((await _emulator.AskAsync("GET", path)).Body);
        Assert.InRange(usual.Count, 1, expected - 1);
        _emulator.Reset(1);
        Assert.Equal(usual.ToJsonString(), Items((await _emulator.AskAsync("GET", path)).Body).ToJsonString());
        _emulator.Reset(1000);
        Assert.Superset(
            usual.Select(Identity).ToHashSet(),
            Items((await _emulator.AskAsync("GET", path)).Body).Select(Identity).ToHashSet()
        );
        _emulator.Reset();
        Assert.Equal(usual.ToJsonString(), Items((await _emulator.AskAsync("GET", path)).Body).ToJsonString());
    }

    [Fact]
    public async Task A_hundred_thousand_are_read_to_their_last_page()
    {
        _emulator.Reset(100_000);
        HashSet<string> seen = [];
        for (int page = 91; page <= 100; page++)
            seen.UnionWith(
                Items((await _emulator.AskAsync("GET", $"/api/1/organizations/?page_size=1000&page={page}")).Body).Select(Identity)
            );
        Assert.Equal(10_000, seen.Count);
        Assert.Equal(404, (await _emulator.AskAsync("GET", "/api/1/organizations/?page_size=1000&page=101")).Status);
        Assert.Equal(1000, Items((await _emulator.AskAsync("GET", Metal + "&page=100")).Body).Count);
        Assert.Empty(Items((await _emulator.AskAsync("GET", Metal + "&page=101")).Body));
        Assert.Equal(1000, Items((await _emulator.AskAsync("GET", Gandi + "?per_page=1000&page=100")).Body).Count);
        Assert.Empty(Items((await _emulator.AskAsync("GET", Gandi + "?per_page=1000&page=101")).Body));
    }

    // Lists are kept between the pages of one reading. What is written in between must be seen.
    [Fact]
    public async Task What_is_written_is_in_the_next_list()
    {
        Assert.Equal(24, Items((await _emulator.AskAsync("GET", Metal)).Body).Count);
        string address = """{"address": "1 Quay", "zip_code": "3011", "country": "NL"}""";
        string made = (await _emulator.AskAsync("POST", "/metal/v1/organizations", $$"""{"name": "New", "address": {{address}}}""")).Body;
        Assert.Equal(25, Items((await _emulator.AskAsync("GET", Metal)).Body).Count);
        string id = (string)JsonNode.Parse(made)!["id"]!;
        Assert.Equal(204, (await _emulator.AskAsync("DELETE", "/metal/v1/organizations/" + id)).Status);
        Assert.Equal(24, Items((await _emulator.AskAsync("GET", Metal)).Body).Count);

        string parent = """ "parent": "http://localhost/v1/organizations/1/" """;
        int children = Items((await _emulator.AskAsync("GET", Children)).Body).Count;
        string child = $$"""{"name": "New", "contact_email": "n@example.org", {{parent}}}""";
        Assert.Equal(201, (await _emulator.AskAsync("POST", "/v1/organizations/", child)).Status);
        Assert.Equal(children + 1, Items((await _emulator.AskAsync("GET", Children)).Body).Count);

        string byName = "/api/1/organizations/?sort=name&page_size=1";
        await _emulator.AskAsync("GET", byName);
        Assert.Equal(201, (await _emulator.AskAsync("POST", "/api/1/organizations/", """{"name": "AAA", "description": "d"}""")).Status);
        Assert.Equal("AAA", (string?)Items((await _emulator.AskAsync("GET", byName)).Body)[0]!["name"]);
    }

    private static JsonArray Items(string body) =>
        JsonNode.Parse(body) switch
        {
            JsonArray items => items,
            { } page => (page["organizations"] ?? page["data"])!.AsArray(),
            _ => [],
        };

    private static string Identity(JsonNode? item) => (string)(item!["id"] ?? item["url"])!;
}
