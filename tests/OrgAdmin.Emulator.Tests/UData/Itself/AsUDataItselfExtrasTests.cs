using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Emulation.UData;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData.Itself;

/// <summary>What uData's own tests hold of the second version of its API: the search, and extras one by one.</summary>
public sealed class AsUDataItselfExtrasTests
{
    private const string Color = "\"title\": \"color\"";
    private const string Banner = "\"description\": \"the color of the banner\"";

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task The_search_is_not_misled_by_an_argument_that_it_does_not_know(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        for (int i = 0; i < 3; i++)
            site.Organization();
        Assert.Equal(3, (await site.Get("/api/2/organizations/search/?model=malicious")).Json["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task They_are_read(UDataGeneration generation)
    {
        var place = new Place(generation, """{"test::extra": "test-value"}""");
        Assert.Equal("""{"test::extra":"test-value"}""", (await place.Ask(200, "GET")).Body);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task They_are_merged(UDataGeneration generation)
    {
        var place = new Place(generation, """{"test::extra": "a", "test::second": "b", "test::goes": "c"}""");
        Reply refused = await place.Ask(400, "PUT", """["test::second", "another::key"]""");
        Assert.Equal("Wrong payload format, dict expected", refused.Text("message"));
        await place.Ask(200, "PUT", """{"test::second": "changed", "another::key": "d", "test::none": null, "test::goes": null}""");
        JsonObject kept = (await place.Ask(200, "GET")).Json.AsObject();
        Assert.Equal(
            ["another::key=d", "test::extra=a", "test::second=changed"],
            kept.Select(extra => $"{extra.Key}={extra.Value}").Order(System.StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task They_are_taken_out(UDataGeneration generation)
    {
        var place = new Place(generation, """{"test::extra": "a", "another::key": "b"}""");
        Reply refused = await place.Ask(400, "DELETE", """{"another::key": "b"}""");
        Assert.Equal("Wrong payload format, list expected", refused.Text("message"));
        await place.Ask(204, "DELETE", """["another::key"]""");
        Assert.Equal("""{"test::extra":"a"}""", (await place.Ask(200, "GET")).Body);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_form_of_their_own_is_checked(UDataGeneration generation)
    {
        var place = new Place(generation, "{}");
        string[] unfit =
        [
            $$"""{{{Color}}, {{Banner}}, "type": "tuple"}""",
            $$"""{{{Banner}}, "type": "str"}""",
            $$"""{{{Color}}, "type": "str"}""",
            $$"""{{{Color}}, {{Banner}}}""",
            $$"""{{{Color}}, {{Banner}}, "type": "choice"}""",
            $$"""{{{Color}}, {{Banner}}, "type": "str", "choices": ["yellow"]}""",
            $$"""{{{Color}}, {{Banner}}, "type": "choice", "choices": []}""",
        ];
        foreach (string field in unfit)
            await place.Ask(400, "PUT", $$"""{"custom": [{{field}}]}""");
        Assert.Equal("{}", (await place.Ask(200, "GET")).Body);
        foreach (string more in new[] { "\"type\": \"str\"", """ "type": "choice", "choices": ["lorem", "ipsum"] """ })
        {
            string field = $$"""{{{Color}}, {{Banner}}, {{more}}}""";
            await place.Ask(200, "PUT", $$"""{"custom": [{{field}}]}""");
            JsonNode kept = Assert.Single((await place.Ask(200, "GET")).Json["custom"]!.AsArray())!;
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(field), kept), kept.ToJsonString());
        }
    }

    /// <summary>A site, an organization with extras, and its admin.</summary>
    private sealed class Place
    {
        private readonly EmptySite _site;
        private readonly UserRecord _admin;
        private readonly OrganizationRecord _organization;

        public Place(UDataGeneration generation, string extras)
        {
            _site = new EmptySite(generation);
            _admin = _site.User();
            _organization = _site.Organization((_admin, "admin"));
            _organization.Extras = JsonNode.Parse(extras)!.AsObject();
        }

        public Task<Reply> Ask(int status, string method, string? body = null) =>
            _site.Ask(status, method, $"/api/2/organizations/{_organization.Slug}/extras/", _admin, body);
    }
}
