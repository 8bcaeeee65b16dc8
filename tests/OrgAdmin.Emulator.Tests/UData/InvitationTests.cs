using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Emulation.UData;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>
/// Row 24, invitations, whose checks come in an order that each generation has of its own; and rows 34 and 35, the invitee's side.
/// </summary>
public sealed class InvitationTests
{
    private const string Path = $"organizations/{Site.Main}/member/";
    private const string Lines = "5a0000000000000000000001";
    private const string Foreign = "5a000000000000000000006e";

    private readonly Site _site = new();
    private readonly Site _former = new(UDataGeneration.Udata162);

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Invites_a_user_or_an_address(UDataGeneration generation)
    {
        var site = new Site(generation);
        Reply user = await site.Ask(201, "POST", Path, "ada", $$"""{"user":"{{site.IdOf("Zoé")}}","role":"admin","comment":"Come"}""");
        Assert.Equal(
            ("invitation", "pending", "admin", "Come", null),
            (user.Text("kind"), user.Text("status"), user.Text("role"), user.Text("comment"), user.Text("email"))
        );
        Assert.Equal("***@example.net", user.Json["user"]!["email"]!.GetValue<string>());
        Reply email = await site.Ask(201, "POST", Path, "ada", """{"email":"Someone.New@Example.NET"}""");
        Assert.Equal(("someone.new@example.net", "editor"), (email.Text("email"), email.Text("role")));
        Assert.Null(email.Json["user"]);
        Assert.Equal(6, (await site.Get($"organizations/{Site.Main}/membership/?status=pending", "ada")).Count);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task The_address_of_an_account_is_that_user(UDataGeneration generation)
    {
        var site = new Site(generation);
        Reply invitation = await site.Ask(201, "POST", Path, "ada", """{"email":"ZOE.fontaine@example.net"}""");
        Assert.Null(invitation.Json["email"]);
        Assert.Equal("zoe-fontaine", invitation.Json["user"]!["slug"]!.GetValue<string>());
    }

    private const string Nobody = "5e00000000000000000000ff";

    private static string NoId(string text) => $"'{text}' is not a valid ObjectId, it must be a 12-byte input or a 24-character hex string";

    [Fact]
    public async Task A_user_is_named_by_id_and_never_by_slug()
    {
        Reply reply = await _site.Ask(400, "POST", Path, "ada", """{"user":"zoe-fontaine"}""");
        Assert.Equal(NoId("zoe-fontaine"), reply.Text("message"));
        Assert.Empty(reply.Json["errors"]!.AsObject());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("0")]
    public async Task A_body_that_python_takes_for_false_is_an_empty_one(string body)
    {
        await _site.RefusesField("user", "Either user or email is required", "POST", Path, "ada", body);
        string wish = $"organizations/{Site.Main}/membership/4f9d1c00-0000-4000-8000-000000000001/refuse/";
        await _site.RefusesField("comment", "Comment is required", "POST", wish, "ada", body);
    }

    [Theory]
    [InlineData("a@-b.org")]
    [InlineData("a@b-.org")]
    [InlineData("a@test.test")]
    [InlineData("a@printer.local")]
    public async Task An_address_that_can_belong_to_nobody_is_refused(string email)
    {
        await _site.RefusesField("email", "Invalid email address", "POST", Path, "ada", $$"""{"email":"{{email}}"}""");
        await _site.Ask(201, "POST", Path, "ada", """{"email":"a-b@c-d.org"}""");
    }

    [Fact]
    public async Task A_comment_is_text()
    {
        Reply refused = await _site.Ask(400, "POST", Path, "ada", """{"email":"new@example.net","comment":5}""");
        Assert.Equal("""{"requests":{"7":{"comment":"StringField only accepts string values"}}}""", refused.Json["errors"]!.ToJsonString());
        Assert.Equal(
            $"ValidationError (Organization:{Site.MainId}) (7.comment.StringField only accepts string values: ['requests'])",
            refused.Text("message")
        );
    }

    [Fact]
    public async Task An_invitation_that_names_one_thing_twice_is_made_and_fails_when_it_is_accepted()
    {
        string assignment = """{"class":"Dataset","id":"5a0000000000000000000001"}""";
        string body = $$"""{"user":"{{_site.IdOf("Zoé")}}","role":"partial_editor","assignments":[{{assignment}},{{assignment}}]}""";
        Reply invitation = await _site.Ask(201, "POST", Path, "ada", body);
        Assert.Equal(2, invitation.Json["assignments"]!.AsArray().Count);
        await _site.Ask(500, "POST", $"me/org_invitations/{invitation.Text("id")}/accept/", "zoe");
        Reply members = await _site.Get($"organizations/{Site.Main}/");
        Assert.Contains(members.Json["members"]!.AsArray(), member => (string?)member!["user"]!["slug"] == "zoe-fontaine");
        await _site.Refuses(400, "Invitation is not pending", "POST", $"me/org_invitations/{invitation.Text("id")}/accept/", "zoe");
        Reply assignments = await _site.Get($"organizations/{Site.Main}/assignments/", "ada");
        Assert.Single(assignments.Json.AsArray(), item => (string?)item!["user"]!["slug"] == "zoe-fontaine");
    }

    // Each body is wrong in every way that is still to come: removing the first fault shows the next.
    [Fact]
    public async Task The_order_of_checks_in_17()
    {
        string karim = _site.IdOf("Karim");
        string chloe = _site.IdOf("Chloé");
        string zoe = _site.IdOf("Zoé");

        await _site.Refuses(403, "You do not have the permission to modify that object.", "POST", Path, "chloe", """{"user":"nobody"}""");
        await _site.Refuses(
            400,
            NoId("nobody"),
            "POST",
            Path,
            "ada",
            """{"user":"nobody","assignments":"x","email":"bad","role":"king"}"""
        );
        await Refused("user", $"Unknown user '{Nobody}'", $$"""{"user":"{{Nobody}}","assignments":"x","email":"bad","role":"king"}""");
        await Refused(
            "assignments",
            "Expected a list of {class, id} objects",
            $$"""{"user":"{{zoe}}","assignments":"x","email":"bad","role":"king"}"""
        );
        await Refused(
            "assignments",
            "Invalid object class 'Topic'",
            $$"""{"user":"{{zoe}}","assignments":[{"class":"Topic"}],"email":"bad","role":"king"}"""
        );
        await _site.Refuses(
            400,
            NoId("x"),
            "POST",
            Path,
            "ada",
            $$"""{"user":"{{zoe}}","assignments":[{"class":"Dataset","id":"x"}],"email":"bad","role":"king"}"""
        );
        await Refused(
            "assignments",
            $"Dataset '{Nobody}' not found",
            $$"""{"user":"{{zoe}}","assignments":[{"class":"Dataset","id":"{{Nobody}}"}],"email":"bad","role":"king"}"""
        );
        await Refused(
            "assignments",
            $"Dataset '{Foreign}' does not belong to this organization",
            $$"""{"user":"{{zoe}}","assignments":[{"class":"Dataset","id":"{{Foreign}}"}],"email":"bad","role":"king"}"""
        );
        await Refused(
            "user",
            "Cannot provide both user and email",
            $$"""{"user":"{{zoe}}","assignments":[{"class":"Dataset","id":"{{Lines}}"}],"email":"bad","role":"king"}"""
        );
        await Refused("user", "Either user or email is required", """{"role":"king"}""");
        await Refused("email", "Invalid email address", """{"email":"bad","role":"king"}""");
        await Refused("role", "Invalid role 'king'", """{"email":"chloe.dubois@example.org","role":"king"}""");
        await Refused(
            "user",
            "User is already a member",
            $$"""{"email":"CHLOE.dubois@example.org","role":"editor","assignments":[{"class":"Dataset","id":"{{Lines}}"}]}"""
        );
        await Refused("user", "User is already a member", $$"""{"user":"{{chloe}}"}""");
        await Refused(
            "user",
            "A request or invitation is already pending for this user",
            $$"""{"user":"{{karim}}","assignments":[{"class":"Dataset","id":"{{Lines}}"}]}"""
        );
        await Refused("user", "A request or invitation is already pending for this user", """{"email":"hugo.lefevre@example.com"}""");
        await Refused(
            "email",
            "An invitation is already pending for this email",
            $$"""{"email":"Lou.Nouvelle@Example.net","assignments":[{"class":"Dataset","id":"{{Lines}}"}]}"""
        );
        await Refused(
            "assignments",
            "Assignments can only be set for partial_editor role",
            $$"""{"user":"{{zoe}}","role":"editor","assignments":[{"class":"Dataset","id":"{{Lines}}"}]}"""
        );
        await _site.Ask(
            201,
            "POST",
            Path,
            "ada",
            $$"""{"user":"{{zoe}}","role":"partial_editor","assignments":[{"class":"Dataset","id":"{{Lines}}"}]}"""
        );

        Task Refused(string field, string message, string body) => _site.RefusesField(field, message, "POST", Path, "ada", body);
    }

    [Fact]
    public async Task The_order_of_checks_in_162()
    {
        string karim = _former.IdOf("Karim");
        string chloe = _former.IdOf("Chloé");
        string zoe = _former.IdOf("Zoé");

        await _former.Refuses(403, "You do not have the permission to modify that object.", "POST", Path, "chloe", """{"user":"nobody"}""");
        Reply form = await _former.Ask(400, "POST", Path, "ada", """{"user":"nobody","assignments":"x","email":"bad","role":"king"}""");
        Assert.Equal("""{"errors":{"email":["Invalid email address."],"role":["Not a valid choice."]}}""", form.Body);
        await _former.RefusesInForm(
            "role",
            "Not a valid choice.",
            "POST",
            Path,
            "ada",
            """{"user":"nobody","email":"new@example.net","role":"king"}"""
        );
        await Refused("user", "Cannot provide both user and email", """{"user":"nobody","email":"new@example.net"}""");
        await Refused("user", "Unknown user 'nobody'", """{"user":"nobody","assignments":[{"class":"Topic"}]}""");
        await Refused("user", "Either user or email is required", """{"assignments":[{"class":"Topic"}]}""");
        await Refused("user", "User is already a member", """{"email":"chloe.dubois@example.org","assignments":[{"class":"Topic"}]}""");
        await Refused("user", "User is already a member", $$"""{"user":"{{chloe}}"}""");
        await Refused(
            "user",
            "A request or invitation is already pending for this user",
            $$"""{"user":"{{karim}}","assignments":[{"class":"Topic"}]}"""
        );
        await Refused(
            "email",
            "An invitation is already pending for this email",
            """{"email":"lou.nouvelle@example.net","assignments":[{"class":"Topic"}]}"""
        );
        await Refused(
            "assignments",
            "Assignments can only be set for partial_editor role",
            $$"""{"user":"{{zoe}}","assignments":[{"class":"Topic"}]}"""
        );
        await Refused(
            "assignments",
            "Invalid object class 'Topic'",
            $$"""{"user":"{{zoe}}","role":"partial_editor","assignments":[{"class":"Topic"}]}"""
        );
        await Refused(
            "assignments",
            "Dataset 'x' not found",
            $$"""{"user":"{{zoe}}","role":"partial_editor","assignments":[{"class":"Dataset","id":"x"}]}"""
        );
        await Refused(
            "assignments",
            $"Dataset '{Foreign}' does not belong to this organization",
            $$"""{"user":"{{zoe}}","role":"partial_editor","assignments":[{"class":"Dataset","id":"{{Foreign}}"}]}"""
        );
        await _former.Ask(
            201,
            "POST",
            Path,
            "ada",
            $$"""{"user":"{{zoe}}","role":"partial_editor","assignments":[{"class":"Dataset","id":"{{Lines}}"}]}"""
        );

        Task Refused(string field, string message, string body) => _former.RefusesField(field, message, "POST", Path, "ada", body);
    }

    [Theory]
    [InlineData("no-at-sign")]
    [InlineData("two@at@example.org")]
    [InlineData("no-domain@")]
    [InlineData("@example.org")]
    [InlineData("dotless@localhost")]
    [InlineData("a b@example.org")]
    public async Task Addresses_look_like_addresses(string email) =>
        await _site.RefusesField("email", "Invalid email address", "POST", Path, "ada", $$"""{"email":"{{email}}"}""");

    [Fact]
    public async Task The_invitee_sees_and_accepts_an_invitation_with_its_role_and_assignments()
    {
        Reply mine = await _site.Get("me/org_invitations/", "karim");
        Assert.Equal(
            ("partial_editor", "Pour les arrêts.", Site.Main),
            (
                mine.Json[0]!["role"]!.GetValue<string>(),
                mine.Json[0]!["comment"]!.GetValue<string>(),
                mine.Json[0]!["organization"]!["slug"]!.GetValue<string>()
            )
        );
        string id = mine.Json[0]!["id"]!.GetValue<string>();
        await _site.Refuses(404, "Invitation not found", "POST", $"me/org_invitations/{id}/accept/", "zoe");
        Assert.Equal(
            """{"message":"Invitation accepted"}""",
            (await _site.Ask(200, "POST", $"me/org_invitations/{id}/accept/", "karim")).Body
        );
        await _site.Refuses(400, "Invitation is not pending", "POST", $"me/org_invitations/{id}/accept/", "karim");
        await _site.Refuses(400, "Invitation is not pending", "POST", $"me/org_invitations/{id}/refuse/", "karim");
        Assert.Equal(0, (await _site.Get("me/org_invitations/", "karim")).Count);
        Assert.Equal(4, (await _site.Get($"organizations/{Site.Main}/assignments/", "ada")).Count);
        Assert.True((await _site.Get($"organizations/{Site.Main}/", "karim")).Json["permissions"]!["private"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_invitee_refuses()
    {
        Reply invitation = await _site.Ask(201, "POST", Path, "ada", """{"email":"zoe.fontaine@example.net","role":"admin"}""");
        Assert.Equal(
            """{"message":"Invitation refused"}""",
            (await _site.Ask(200, "POST", $"me/org_invitations/{invitation.Text("id")}/refuse/", "zoe")).Body
        );
        Assert.Equal(2, (await _site.Get($"organizations/{Site.Main}/membership/?status=refused", "ada")).Count);
        await _site.Ask(201, "POST", Path, "ada", """{"email":"zoe.fontaine@example.net","role":"admin"}""");
        Assert.Equal(1, (await _site.Get("me/org_invitations/", "zoe")).Count);
        await _site.Ask(401, "GET", "me/org_invitations/");
        await _site.Ask(404, "POST", "me/org_invitations/4f9d1c00-0000-4000-8000-00000000ffff/accept/", "zoe");
    }

    [Fact]
    public async Task An_invitation_that_was_canceled_cannot_be_accepted()
    {
        string id = (await _site.Get("me/org_invitations/", "karim")).Json[0]!["id"]!.GetValue<string>();
        await _site.Ask(200, "POST", $"organizations/{Site.Main}/membership/{id}/cancel/", "ada");
        await _site.Refuses(400, "Invitation is not pending", "POST", $"me/org_invitations/{id}/accept/", "karim");
    }

    [Fact]
    public async Task An_invitation_by_email_finds_its_account_when_that_registers()
    {
        const string Lou = "5e00000000000000000000ff";
        _site.Emulator.UData.World.Register(
            new UserRecord(Lou, "lou-nouvelle", "Lou", "Nouvelle", "Lou.Nouvelle@example.net"),
            "emulator-udata-lou"
        );
        Reply mine = await _site.Get("me/org_invitations/", "lou");
        Assert.Equal(["editor"], mine.Each("role"));
        Reply pending = await _site.Get($"organizations/{Site.Main}/membership/?status=pending&user={Lou}", "ada");
        Assert.Equal(mine.Each("id"), pending.Each("id"));
        Assert.Null(pending.Json[0]!["email"]);
        await _site.RefusesField(
            "user",
            "A request or invitation is already pending for this user",
            "POST",
            Path,
            "ada",
            """{"email":"lou.nouvelle@example.net"}"""
        );
        await _site.Ask(200, "POST", $"me/org_invitations/{mine.Each("id").Single()}/accept/", "lou");
        await _site.RefusesField("user", "User is already a member", "POST", Path, "ada", """{"email":"lou.nouvelle@example.net"}""");
    }

    [Fact]
    public async Task Accepting_an_invitation_does_not_look_who_is_a_member_already()
    {
        Reply wish = await _site.Ask(201, "POST", $"organizations/{Site.Main}/membership/", "karim", """{"comment":"x"}""");
        await _site.Ask(200, "POST", $"organizations/{Site.Main}/membership/{wish.Text("id")}/accept/", "ada");
        await _site.Ask(
            200,
            "POST",
            $"me/org_invitations/{(await _site.Get("me/org_invitations/", "karim")).Each("id").Single()}/accept/",
            "karim"
        );
        string[] roles = await RolesOfKarim();
        Assert.Equal(["editor", "partial_editor"], roles);
        await _site.Ask(204, "DELETE", $"{Path}karim-haddad/", "ada");
        roles = await RolesOfKarim();
        Assert.Equal(["partial_editor"], roles);
        await _site.Ask(204, "DELETE", $"{Path}karim-haddad/", "ada");
        await _site.Ask(404, "DELETE", $"{Path}karim-haddad/", "ada");

        async Task<string[]> RolesOfKarim() =>
            [
                .. (await _site.Get($"organizations/{Site.Main}/")).Json["members"]!
                    .AsArray()
                    .Where(member => member!["user"]!["slug"]!.GetValue<string>() == "karim-haddad")
                    .Select(member => member!["role"]!.GetValue<string>()),
            ];
    }

    [Fact]
    public async Task Me_is_the_owner_of_the_key()
    {
        Reply me = await _site.Get("me/", "ada");
        Assert.Equal(
            ("ada-martin", "ada@example.org", "Ada", _site.IdOf("Ada")),
            (me.Text("slug"), me.Text("email"), me.Text("first_name"), me.Text("id"))
        );
        Assert.Empty(me.Json["roles"]!.AsArray());
        Assert.Equal(Site.MainId, me.Json["organizations"]![0]!["id"]!.GetValue<string>());
        Assert.Equal("admin", (await _site.Get("me/", "root")).Json["roles"]![0]!.GetValue<string>());
    }
}
