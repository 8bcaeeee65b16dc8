using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>What is written to an organization is kept or refused: the blocs of its page, and the form in its extras.</summary>
public sealed class BlocsTests
{
    private const string Main = $"organizations/{Site.Main}/";
    private static readonly (string, string) Whole = ("X-Fields", "{*}");

    private readonly Site _site = new();

    [Fact]
    public async Task Blocs_are_for_admins_until_they_are_published()
    {
        const string Blocs = """{"presentation_blocs": [{"class": "MarkdownBloc", "title": "Edito", "content": "**Hi**"}]}""";
        await _site.Ask(403, "PUT", Main, "chloe", Blocs);
        await _site.Ask(200, "PUT", Main, "ada", Blocs);
        JsonNode bloc = Assert.Single((await _site.Get(Main, "ada", Whole)).Json["presentation_blocs"]!.AsArray())!;
        Assert.Equal(("MarkdownBloc", "**Hi**"), (bloc["class"]!.GetValue<string>(), bloc["content"]!.GetValue<string>()));
        Assert.NotNull(bloc["id"]);
        Assert.Empty((await _site.Get(Main, "chloe", Whole)).Json["presentation_blocs"]!.AsArray());
        Assert.False((await _site.Get(Main, "ada")).Json.AsObject().ContainsKey("presentation_blocs"));

        await _site.Ask(200, "PUT", Main, "ada", """{"presentation_blocs_published_at": "2020-01-01T00:00:00+00:00"}""");
        Reply now = await _site.Get(Main, null, Whole);
        Assert.Single(now.Json["presentation_blocs"]!.AsArray());
        Assert.Equal("2020-01-01T00:00:00+00:00", now.Text("presentation_blocs_published_at"));
        await _site.Ask(200, "PUT", Main, "ada", """{"presentation_blocs_published_at": null}""");
        Assert.Empty((await _site.Get(Main, null, Whole)).Json["presentation_blocs"]!.AsArray());
    }

    [Theory]
    [InlineData("presentation_blocs", """[{"class": "NoBloc"}]""")]
    [InlineData("presentation_blocs", """[{"class": "MarkdownBloc"}]""")]
    [InlineData("presentation_blocs", "{}")]
    [InlineData(
        "presentation_blocs",
        """[{"class": "AccordionListBloc", "items": [{"title": "Q", "content": [{"class": "HeroBloc", "title": "no"}]}]}]"""
    )]
    [InlineData("presentation_blocs_published_at", "\"soon\"")]
    [InlineData("extras", """{"custom": [{"title": "a", "description": "b"}]}""")]
    [InlineData("extras", """{"custom": [{"title": "a", "description": "b", "type": "str", "more": 1}]}""")]
    [InlineData("extras", """{"custom": [{"title": "a", "description": "b", "type": "text"}]}""")]
    [InlineData("extras", """{"custom": [{"title": "a", "description": "b", "type": "choice", "choices": []}]}""")]
    [InlineData("extras", """{"custom": [{"title": "a", "description": "b", "type": "str", "choices": ["x"]}]}""")]
    public async Task What_cannot_be_kept_is_refused(string field, string value)
    {
        Reply refused = await _site.Ask(400, "PUT", Main, "ada", $$"""{"{{field}}": {{value}}}""");
        Assert.Equal(field, Assert.Single(refused.Json["errors"]!.AsObject()).Key);
        Assert.StartsWith($"ValidationError (Organization:{Site.MainId})", refused.Text("message"), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_its_own_is_kept()
    {
        const string Custom =
            """[{"title":"a","description":"b","type":"choice","choices":["x"]},{"title":"c","description":"d","type":"date"}]""";
        await _site.Ask(200, "PUT", Main, "ada", $$"""{"extras": {"custom": {{Custom}} } }""");
        Assert.Equal(Custom, (await _site.Get(Main)).Json["extras"]!["custom"]!.ToJsonString());
        const string Nested =
            """[{"class":"AccordionListBloc","items":[{"title":"Q","content":[{"class":"MarkdownBloc","content":"A"}]}]}]""";
        await _site.Ask(200, "PUT", Main, "ada", $$"""{"presentation_blocs": {{Nested}}}""");
    }

    [Fact]
    public async Task Series_are_the_last_thirteen_months()
    {
        JsonNode metrics = (await _site.Get(Main)).Json["metrics"]!;
        foreach (
            string series in new[] { "datasets", "reuses", "dataservices", "datasets_followers", "datasets_reuses", "reuses_followers" }
        )
        {
            JsonObject months = metrics[series + "_by_months"]!.AsObject();
            Assert.Equal(13, months.Count);
            Assert.Equal(months.Select(month => month.Key).Order(System.StringComparer.Ordinal), months.Select(month => month.Key));
        }
    }

    [Fact]
    public async Task Bodies_are_whole()
    {
        JsonObject dataset = (await _site.Get(Main + "datasets/")).Json["data"]![0]!.AsObject();
        Assert.Superset(
            new[] { "access_type", "access_audiences", "authorization_request_url", "featured", "internal" }.ToHashSet(),
            dataset.Select(field => field.Key).ToHashSet()
        );
        JsonObject discussion = (await _site.Get(Main + "discussions/", "hugo")).Json[1]!.AsObject();
        Assert.False(discussion.ContainsKey("class"));
        Assert.Equal("""{"delete":true,"edit":true,"close":true}""", discussion["permissions"]!.ToJsonString());
        Assert.Equal(2, discussion["discussion"]!.AsArray().Select(message => message!["id"]!.GetValue<string>()).Distinct().Count());
        Assert.Equal(
            """{"delete":true,"edit":true}""",
            (await _site.Get(Main + "reuses/", "chloe")).Json[0]!["permissions"]!.ToJsonString()
        );
        JsonArray assignments = (await _site.Get(Main + "assignments/", "ada")).Json.AsArray();
        Assert.Equal(["class", "id"], assignments[0]!["subject"]!.AsObject().Select(field => field.Key));
        Assert.Equal(["class", "id", "image", "image_thumbnail"], assignments[1]!["subject"]!.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task A_dataset_is_read_by_its_id_or_slug_with_its_files()
    {
        Reply dataset = await _site.Get("datasets/horaires-prevus-sur-les-lignes/");
        Assert.Equal(2, dataset.Json["resources"]!.AsArray().Count);
        Assert.Equal(dataset.Text("id"), (await _site.Get($"datasets/{dataset.Text("id")}/")).Text("id"));
        await _site.Ask(404, "GET", "datasets/etude-interne-des-correspondances/", "zoe");
        await _site.Get("datasets/etude-interne-des-correspondances/", "elsa");
    }
}
