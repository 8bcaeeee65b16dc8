using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Emulation.UData;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData.Itself;

/// <summary>What uData's own tests hold of the blocs of an organization's page, which 16.2 did not have.</summary>
public sealed class AsUDataItselfBlocTests
{
    private const string Welcome = """[{"class": "MarkdownBloc", "title": "Welcome", "content": "Hello"}]""";

    private readonly EmptySite _site = new();
    private readonly UserRecord _admin;
    private readonly UserRecord _editor;
    private readonly OrganizationRecord _organization;

    public AsUDataItselfBlocTests()
    {
        (_admin, _editor) = (_site.User(), _site.User());
        _organization = _site.Organization((_admin, "admin"), (_editor, "editor"));
    }

    [Fact]
    public async Task They_are_not_shown_unless_asked_for()
    {
        await Put(200, _admin, Welcome, isPublished: true);
        Assert.False((await _site.Get(EmptySite.Path(_organization))).Json.AsObject().ContainsKey("presentation_blocs"));
    }

    [Fact]
    public async Task They_are_shown_if_asked_for()
    {
        await Put(200, _admin, Welcome, isPublished: true);
        JsonNode bloc = Assert.Single(await Blocs(null))!;
        Assert.Equal(
            ("MarkdownBloc", "Welcome", "Hello"),
            (bloc["class"]!.GetValue<string>(), bloc["title"]!.GetValue<string>(), bloc["content"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task They_are_nobodys_business_before_they_are_published()
    {
        await Put(200, _admin, Welcome);
        Assert.Empty(await Blocs(null));
    }

    [Fact]
    public async Task An_admin_sees_them_before()
    {
        await Put(200, _admin, Welcome);
        Assert.Equal("Welcome", Assert.Single(await Blocs(_admin))!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_editor_does_not()
    {
        await Put(200, _admin, Welcome);
        Assert.Empty(await Blocs(_editor));
    }

    [Fact]
    public async Task An_admin_publishes_them()
    {
        await Put(200, _admin, Welcome, isPublished: true);
        Assert.Equal("2020-01-01T00:00:00+00:00", (await _site.Whole(_organization)).Text("presentation_blocs_published_at"));
    }

    [Fact]
    public async Task An_admin_changes_them()
    {
        await Put(
            200,
            _admin,
            """
            [
                {"class": "MarkdownBloc", "title": "Edito", "content": "**Hi**"},
                {"class": "LinksListBloc", "title": "Useful links", "links": [{"title": "Doc", "url": "https://example.com"}]}
            ]
            """
        );
        JsonArray blocs = await Blocs(_admin);
        Assert.Equal(["MarkdownBloc", "LinksListBloc"], blocs.Select(bloc => bloc!["class"]!.GetValue<string>()));
        Assert.Equal("Edito", blocs[0]!["title"]!.GetValue<string>());
        Assert.Equal("Doc", blocs[1]!["links"]![0]!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_editor_does_not_change_them()
    {
        await Put(403, _editor, Welcome);
        Assert.Empty(await Blocs(_admin));
    }

    [Fact]
    public async Task A_stranger_does_not_change_them()
    {
        await Put(403, _site.User(), Welcome);
        Assert.Empty(await Blocs(_admin));
    }

    [Fact]
    public async Task An_accordion_shows_what_is_in_it()
    {
        await Put(
            200,
            _admin,
            """
            [{
                "class": "AccordionListBloc",
                "title": "FAQ",
                "items": [{
                    "title": "Question",
                    "content": [{"class": "MarkdownBloc", "title": "Answer", "content": "**Hello**"}]
                }]
            }]
            """,
            isPublished: true
        );
        JsonNode accordion = Assert.Single(await Blocs(null))!;
        Assert.Equal(("AccordionListBloc", "FAQ"), (accordion["class"]!.GetValue<string>(), accordion["title"]!.GetValue<string>()));
        JsonNode item = Assert.Single(accordion["items"]!.AsArray())!;
        Assert.Equal("Question", item["title"]!.GetValue<string>());
        JsonNode nested = Assert.Single(item["content"]!.AsArray())!;
        Assert.Equal(
            ("MarkdownBloc", "Answer", "**Hello**"),
            (nested["class"]!.GetValue<string>(), nested["title"]!.GetValue<string>(), nested["content"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task An_accordion_does_not_hold_everything()
    {
        const string Hero =
            """[{"class": "AccordionListBloc", "items": [{"title": "Q", "content": [{"class": "HeroBloc", "title": "nope"}]}]}]""";
        await Put(400, _admin, Hero);
        Assert.Empty(await Blocs(_admin));
    }

    // uData counts its own queries here; over HTTP there is what they bring: as many cards as there are references.
    [Fact]
    public async Task A_list_of_datasets_shows_a_card_of_each()
    {
        ContentRecord[] datasets = [_site.Content("Dataset", _organization), _site.Content("Dataset", _site.Organization())];
        string ids = string.Join(", ", datasets.Select(dataset => $"\"{dataset.Id}\""));
        await Put(200, _admin, $$"""[{"class": "DatasetsListBloc", "title": "Featured", "datasets": [{{ids}}]}]""", isPublished: true);
        JsonArray cards = (await _site.Whole(_organization, fields: "{presentation_blocs}")).Json["presentation_blocs"]![0]![
            "datasets"
        ]!.AsArray();
        Assert.Equal(datasets.Select(dataset => dataset.Title), cards.Select(card => card!["title"]!.GetValue<string>()));
    }

    private Task<Reply> Put(int status, UserRecord user, string blocs, bool isPublished = false) =>
        _site.Ask(
            status,
            "PUT",
            EmptySite.Path(_organization),
            user,
            $$"""{"presentation_blocs": {{blocs}}{{(isPublished ? """, "presentation_blocs_published_at": "2020-01-01T00:00:00+00:00" """ : "")}}}"""
        );

    private async Task<JsonArray> Blocs(UserRecord? user) => (await _site.Whole(_organization, user)).Json["presentation_blocs"]!.AsArray();
}
