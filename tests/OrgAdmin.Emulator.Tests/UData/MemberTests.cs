using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>Rows 25 to 28: members and assignments.</summary>
public sealed class MemberTests
{
    private const string Members = $"organizations/{Site.Main}/member";
    private const string Lines = "5a0000000000000000000001";
    private const string Stops = "5a0000000000000000000002";
    private const string Service = "5a0000000000000000000005";
    private const string Map = "5a0000000000000000000006";

    private readonly Site _site = new();
    private readonly Site _former = new(UDataGeneration.Udata162);

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_role_changes(UDataGeneration generation)
    {
        var site = new Site(generation);
        Reply member = await site.Ask(200, "PUT", $"{Members}/{site.IdOf("Chloé")}/", "ada", """{"role":"admin"}""");
        Assert.Equal(
            ("admin", "Administrator", "2021-06-18T09:30:00+00:00"),
            (member.Text("role"), member.Text("label"), member.Text("since"))
        );
        Assert.Equal("***@example.org", member.Json["user"]!["email"]!.GetValue<string>());
        Assert.Equal("admin", await RoleOf(site, "Chloé"));
        await site.Ask(200, "PUT", $"{Members}/chloe-dubois/", "chloe", """{"role":"editor"}""");
    }

    [Fact]
    public async Task A_role_is_one_of_three()
    {
        await _site.RefusesField(
            "role",
            "'king' is not a valid choice. Valid choices: ['admin', 'editor', 'partial_editor']",
            "PUT",
            $"{Members}/chloe-dubois/",
            "ada",
            """{"role":"king"}"""
        );
        await _former.RefusesInForm("role", "Not a valid choice.", "PUT", $"{Members}/chloe-dubois/", "ada", """{"role":"king"}""");
        Assert.Equal("editor", await RoleOf(_site, "Chloé"));
    }

    [Fact]
    public async Task Whoever_is_no_member_is_404_now_and_was_500()
    {
        await _site.Ask(404, "PUT", $"{Members}/zoe-fontaine/", "ada", """{"role":"admin"}""");
        await _former.Ask(500, "PUT", $"{Members}/zoe-fontaine/", "ada", """{"role":"admin"}""");
        await _site.Ask(404, "PUT", $"{Members}/nobody/", "ada", """{"role":"admin"}""");
        await _site.Ask(404, "DELETE", $"{Members}/zoe-fontaine/", "ada");
        await _former.Ask(404, "DELETE", $"{Members}/zoe-fontaine/", "ada");
    }

    [Fact]
    public async Task Only_admins_change_and_remove_members_and_nobody_leaves_alone()
    {
        await _site.Refuses(
            403,
            "You do not have the permission to modify that object.",
            "PUT",
            $"{Members}/elsa-petit/",
            "chloe",
            """{"role":"admin"}"""
        );
        await _site.Refuses(403, "You do not have the permission to modify that object.", "DELETE", $"{Members}/chloe-dubois/", "chloe");
        await _site.Ask(401, "DELETE", $"{Members}/chloe-dubois/");
    }

    [Fact]
    public async Task A_member_is_removed_with_its_assignments()
    {
        Assert.Equal(3, (await _site.Get($"organizations/{Site.Main}/assignments/", "ada")).Count);
        await _site.Ask(204, "DELETE", $"{Members}/elsa-petit/", "ada");
        Assert.Null(await RoleOf(_site, "Elsa"));
        Assert.Equal(1, (await _site.Get($"organizations/{Site.Main}/assignments/", "ada")).Count);
        Assert.Equal(5, (await _site.Get($"organizations/{Site.Main}/")).Json["metrics"]!["members"]!.GetValue<int>());
    }

    [Fact]
    public async Task Nothing_guards_the_last_admin()
    {
        await _site.Ask(204, "DELETE", $"{Members}/basile-roy/", "ada");
        await _site.Ask(200, "PUT", $"{Members}/ada-martin/", "ada", """{"role":"editor"}""");
        Assert.DoesNotContain(
            "admin",
            (await _site.Get($"organizations/{Site.Main}/")).Json["members"]!
                .AsArray()
                .Select(member => member!["role"]!.GetValue<string>())
        );
        await _site.Ask(403, "PUT", $"{Members}/ada-martin/", "ada", """{"role":"admin"}""");
    }

    [Fact]
    public async Task Whoever_becomes_more_than_a_partial_editor_loses_the_assignments()
    {
        await _site.Ask(200, "PUT", $"{Members}/elsa-petit/", "ada", """{"role":"partial_editor"}""");
        Assert.Equal(3, (await _site.Get($"organizations/{Site.Main}/assignments/", "ada")).Count);
        await _site.Ask(200, "PUT", $"{Members}/elsa-petit/", "ada", """{"role":"editor"}""");
        Assert.Equal(1, (await _site.Get($"organizations/{Site.Main}/assignments/", "ada")).Count);
    }

    [Fact]
    public async Task Assignments_are_listed_for_admins()
    {
        Reply list = await _site.Get($"organizations/{Site.Main}/assignments/", "ada");
        JsonNode first = list.Json[0]!;
        Assert.Equal(
            ("elsa-petit", Site.Main, "Dataset", Lines),
            (
                Text(first, "user", "slug"),
                Text(first, "organization", "slug"),
                Text(first, "subject", "class"),
                Text(first, "subject", "id")
            )
        );
        Assert.Equal(
            """[{"subject":{"id":"5a0000000000000000000001"}},{"subject":{"id":"5a0000000000000000000006"}},{"subject":{"id":"5a0000000000000000000005"}}]""",
            (await _site.Get($"organizations/{Site.Main}/assignments/", "ada", ("X-Fields", "subject{id}"))).Body
        );
        await _site.Ask(403, "GET", $"organizations/{Site.Main}/assignments/", "elsa");
        await _site.Ask(401, "GET", $"organizations/{Site.Main}/assignments/");
    }

    [Fact]
    public async Task A_synchronization_replaces_all_and_keeps_what_stays()
    {
        string kept = (await _site.Get($"organizations/{Site.Main}/assignments/", "ada")).Each("id").First()!;
        Reply now = await Sync(
            _site,
            200,
            $$"""[{"class":"Dataset","id":"{{Lines}}"},{"class":"Dataservice","id":"{{Service}}"},{"class":"Dataset","id":"{{Lines}}"}]"""
        );
        Assert.Equal([Lines, Service], now.Json.AsArray().Select(item => Text(item!, "subject", "id")));
        Assert.Equal(kept, now.Each("id").First());
        Assert.Equal(0, (await Sync(_site, 200, "[]")).Count);
        Assert.Equal(1, (await _site.Get($"organizations/{Site.Main}/assignments/", "ada")).Count);
    }

    [Fact]
    public async Task One_thing_twice_is_500_after_the_others_are_gone()
    {
        string service = $$"""{"class":"Dataservice","id":"{{Service}}"}""";
        await Sync(_site, 500, $"[{service},{service}]");
        JsonArray left = (await _site.Get($"organizations/{Site.Main}/assignments/", "ada")).Json.AsArray();
        Assert.Equal(
            [Service],
            left.Where(item => Text(item!, "user", "slug") == "elsa-petit").Select(item => Text(item!, "subject", "id"))
        );
    }

    [Fact]
    public async Task Another_spelling_of_a_slug_leads_to_it()
    {
        Reply reply = await _site.Ask(308, "PUT", $"{Members}/Chloe-Dubois/", "ada", """{"role":"admin"}""");
        Assert.Equal($"/api/1/{Members}/chloe-dubois/", reply.Headers["Location"]);
        await _site.Ask(404, "PUT", $"{Members}/nobody/", "ada", """{"role":"admin"}""");
    }

    [Fact]
    public async Task Only_partial_editors_are_assigned()
    {
        const string Message = "User must be a partial_editor member of this organization";
        await _site.Refuses(400, Message, "PUT", $"{Members}/chloe-dubois/assignments/", "ada", "[]");
        await _site.Refuses(400, Message, "PUT", $"{Members}/zoe-fontaine/assignments/", "ada", "[]");
        await _site.Ask(403, "PUT", $"{Members}/elsa-petit/assignments/", "elsa", "[]");
    }

    [Theory]
    [InlineData("""[{"class":"Topic","id":"x"}]""", "Invalid object class 'Topic'")]
    [InlineData("""[{"id":"x"}]""", "Invalid object class 'None'")]
    [InlineData("""[{"class":"Dataset"}]""", "Dataset 'None' not found")]
    [InlineData("""[{"class":"Dataset","id":"5a00000000000000000000ff"}]""", "Dataset '5a00000000000000000000ff' not found")]
    [InlineData($$"""[{"class":"Reuse","id":"{{Lines}}"}]""", $"Reuse '{Lines}' not found")]
    [InlineData(
        """[{"class":"Dataset","id":"5a000000000000000000006e"}]""",
        "Dataset '5a000000000000000000006e' does not belong to this organization"
    )]
    public async Task What_cannot_be_assigned_is_refused_and_nothing_changes(string body, string message)
    {
        await _site.RefusesField("assignments", message, "PUT", $"{Members}/elsa-petit/assignments/", "ada", body);
        await _former.Refuses(400, message, "PUT", $"{Members}/elsa-petit/assignments/", "ada", body);
        Assert.Equal(3, (await _site.Get($"organizations/{Site.Main}/assignments/", "ada")).Count);
    }

    [Theory]
    [InlineData("""["Dataset"]""")]
    [InlineData("""{"class":"Dataset"}""")]
    public async Task A_list_of_something_else_is_400_now_and_was_500(string body)
    {
        await _site.RefusesField(
            "assignments",
            "Expected a list of {class, id} objects",
            "PUT",
            $"{Members}/elsa-petit/assignments/",
            "ada",
            body
        );
        await _former.Ask(500, "PUT", $"{Members}/elsa-petit/assignments/", "ada", body);
    }

    [Fact]
    public async Task Datasets_services_and_reuses_can_be_assigned() =>
        Assert.Equal(
            3,
            (
                await Sync(
                    _site,
                    200,
                    $$"""[{"class":"Dataset","id":"{{Stops}}"},{"class":"Dataservice","id":"{{Service}}"},{"class":"Reuse","id":"{{Map}}"}]"""
                )
            ).Count
        );

    private static Task<Reply> Sync(Site site, int status, string body) =>
        site.Ask(status, "PUT", $"{Members}/elsa-petit/assignments/", "ada", body);

    private static async Task<string?> RoleOf(Site site, string firstName) =>
        (await site.Get($"organizations/{Site.Main}/")).Json["members"]!
            .AsArray()
            .SingleOrDefault(member => Text(member!, "user", "first_name") == firstName)
            ?["role"]!.GetValue<string>();

    private static string Text(JsonNode node, string field, string inner) => node[field]![inner]!.GetValue<string>();
}
