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
    [InlineData("[{\"class\": \"MarkdownBloc\"}]", """{"0":{"content":"Field is required"}}""", "content.Field is required")]
    [InlineData(
        """[{"class": "MarkdownBloc", "content": "x"}, {"class": "HeroBloc", "title": " "}]""",
        """{"1":{"title":"Field is required"}}""",
        "1.title.Field is required"
    )]
    [InlineData(
        """[{"class": "LinksListBloc", "title": 5, "links": [{"url": "https://example.org"}]}]""",
        """{"0":{"title":"StringField only accepts string values","links":{"0":{"title":"Field is required"}}}}""",
        "title.StringField only accepts string values links.title.Field is required"
    )]
    [InlineData(
        """[{"class": "AccordionListBloc", "items": [{"title": "Q", "content": [{"class": "MarkdownBloc"}]}]}]""",
        """{"0":{"items":{"0":{"content":{"0":{"content":"Field is required"}}}}}}""",
        "items.content.content.Field is required"
    )]
    [InlineData(
        """[{"class": "MarkdownBloc", "id": "one", "content": "x"}]""",
        """{"0":{"id":"Could not convert to UUID: badly formed hexadecimal UUID string"}}""",
        "id.Could not convert to UUID: badly formed hexadecimal UUID string"
    )]
    [InlineData("{}", "\"Only lists and tuples may be used in a list field\"", "Only lists and tuples may be used in a list field")]
    public Task A_bloc_that_cannot_be_saved_says_where_it_is_wrong(string blocs, string problem, string line) =>
        Refuses("presentation_blocs", blocs, problem, line);

    [Theory]
    [InlineData(
        """{"custom": [{"title": "a", "description": "b"}]}""",
        """
            {"custom":"The dictionary does not contain the mandatory keys: 'title', 'description', 'type'.",
            "type":"Type 'None' of 'a' should be one of: ['str', 'int', 'float', 'bool', 'datetime', 'date', 'choice']"}
            """,
        "custom.The dictionary does not contain the mandatory keys: 'title', 'description', 'type'. "
            + "type.Type 'None' of 'a' should be one of: ['str', 'int', 'float', 'bool', 'datetime', 'date', 'choice']"
    )]
    [InlineData(
        """{"custom": [{"title": "a", "description": "b", "type": "str", "more": 1}]}""",
        """{"custom":"The dictionary does contains extra keys than allowed ones."}""",
        "custom.The dictionary does contains extra keys than allowed ones."
    )]
    [InlineData(
        """{"custom": [{"title": "a", "description": "b", "type": "choice", "choices": []}]}""",
        """
            {"choices":"The 'choices' key must be an non empty list and can only be present when type 'choice' is selected."}
            """,
        "choices.The 'choices' key must be an non empty list and can only be present when type 'choice' is selected."
    )]
    [InlineData(
        """{"custom": [{"title": "a", "description": "b", "type": "str", "choices": ["x"]}]}""",
        """
            {"choices":"The 'choices' key must be an non empty list and can only be present when type 'choice' is selected."}
            """,
        "choices.The 'choices' key must be an non empty list and can only be present when type 'choice' is selected."
    )]
    public Task A_form_that_is_none_says_what_is_wrong(string extras, string problem, string line) =>
        Refuses("extras", extras, problem, line);

    [Fact]
    public Task A_date_that_is_none_is_refused() =>
        Refuses("presentation_blocs_published_at", "\"soon\"", "\"cannot parse date \\\"soon\\\"\"", "cannot parse date \"soon\"");

    // What is looked at while blocs are read ends the call there, and is told without the place or without a field.
    [Theory]
    [InlineData(
        """[{"class": "AccordionListBloc", "items": [{"title": "Q", "content": [{"class": "HeroBloc", "title": "no"}]}]}]""",
        "",
        "HeroBloc cannot be nested inside an accordion"
    )]
    [InlineData(
        """[{"class": "HeroBloc", "title": "Hi", "color": "red"}]""",
        "color",
        "'red' is not a valid choice. Valid choices: ['primary', 'green', 'purple']"
    )]
    [InlineData(
        """[{"class": "ReusesListBloc", "title": "Used", "reuses": ["5a000000000000000000ffff"]}]""",
        "reuses",
        "Unknown reference '5a000000000000000000ffff'"
    )]
    [InlineData(
        """[{"class": "DatasetsListBloc", "title": "Used", "datasets": ["lines"]}]""",
        "",
        "'lines' is not a valid ObjectId, it must be a 12-byte input or a 24-character hex string"
    )]
    public async Task A_bloc_that_cannot_be_read_is_refused_at_once(string blocs, string field, string message)
    {
        Reply refused = await _site.Ask(400, "PUT", Main, "ada", $$"""{"presentation_blocs": {{blocs}}}""");
        Assert.Equal(message, refused.Text("message"));
        Assert.Equal(field, string.Join(",", refused.Json["errors"]!.AsObject().Select(error => error.Key)));
    }

    [Theory]
    [InlineData("""[{"class": "NoBloc"}]""")]
    [InlineData("""[{"title": "of no class"}]""")]
    [InlineData("""["text"]""")]
    [InlineData("5")]
    [InlineData("""[{"class": "LinksListBloc", "title": "x", "links": {}}]""")]
    public Task A_bloc_that_nobody_expects_is_too_much(string blocs) =>
        _site.Ask(500, "PUT", Main, "ada", $$"""{"presentation_blocs": {{blocs}}}""");

    [Fact]
    public async Task What_a_bloc_has_no_field_for_is_passed_over_and_what_it_lacks_is_null()
    {
        await _site.Ask(
            200,
            "PUT",
            Main,
            "ada",
            """
            {"presentation_blocs": [
                {"class": "MarkdownBloc", "content": "x", "datasets": ["y"], "more": 1, "id": "7d3f0000-0000-4000-8000-00000000abcd"}
            ]}
            """
        );
        JsonArray blocs = (await _site.Get(Main, "ada", Whole)).Json["presentation_blocs"]!.AsArray();
        Assert.Equal(
            """{"title":null,"subtitle":null,"content":"x","id":"7d3f0000-0000-4000-8000-00000000abcd","class":"MarkdownBloc"}""",
            Assert.Single(blocs)!.ToJsonString()
        );
        // Sent back as they were shown, they are the same.
        await _site.Ask(200, "PUT", Main, "ada", new JsonObject { ["presentation_blocs"] = blocs.DeepClone() }.ToJsonString());
        Assert.Equal(blocs.ToJsonString(), (await _site.Get(Main, "ada", Whole)).Json["presentation_blocs"]!.ToJsonString());
    }

    [Fact]
    public async Task A_card_is_sent_back_as_a_reference()
    {
        JsonNode lines = (await _site.Get("datasets/horaires-prevus-sur-les-lignes/")).Json;
        string list = $$"""[{"class": "DatasetsListBloc", "title": "Featured", "datasets": ["{{lines["id"]}}"]}]""";
        await _site.Ask(200, "PUT", Main, "ada", $$"""{"presentation_blocs": {{list}}}""");
        JsonArray blocs = (await _site.Get(Main, "ada", Whole)).Json["presentation_blocs"]!.AsArray();
        JsonNode card = Assert.Single(blocs[0]!["datasets"]!.AsArray())!;
        Assert.Equal(lines["title"]!.GetValue<string>(), card["title"]!.GetValue<string>());
        Assert.False(card.AsObject().ContainsKey("resources"));
        await _site.Ask(200, "PUT", Main, "ada", new JsonObject { ["presentation_blocs"] = blocs.DeepClone() }.ToJsonString());
        Assert.Equal(blocs.ToJsonString(), (await _site.Get(Main, "ada", Whole)).Json["presentation_blocs"]!.ToJsonString());
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
        // A list has the files of each dataset, too.
        JsonArray files = dataset["resources"]!.AsArray();
        Assert.Equal(2, files.Count);
        Assert.All(files, file => Assert.NotNull(file!["internal"]!["created_at_internal"]));
        Assert.Equal("""{"delete":false,"edit":false,"edit_resources":false}""", dataset["permissions"]!.ToJsonString());
        dataset = (await _site.Get(Main + "datasets/", "elsa")).Json["data"]![0]!.AsObject();
        Assert.Equal("""{"delete":true,"edit":true,"edit_resources":true}""", dataset["permissions"]!.ToJsonString());
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

    private async Task Refuses(string field, string value, string problem, string line)
    {
        Reply refused = await _site.Ask(400, "PUT", Main, "ada", $$"""{"{{field}}": {{value}}}""");
        Assert.True(
            JsonNode.DeepEquals(new JsonObject { [field] = JsonNode.Parse(problem) }, refused.Json["errors"]),
            refused.Json["errors"]!.ToJsonString()
        );
        Assert.Equal($"ValidationError (Organization:{Site.MainId}) ({line}: ['{field}'])", refused.Text("message"));
    }
}
