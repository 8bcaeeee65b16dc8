using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Emulation.UData;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData.Itself;

/// <summary>What uData's own tests hold of invitations and members: invite, cancel, give a role, remove.</summary>
public sealed class AsUDataItselfMemberTests
{
    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_admin_invites_a_user(UDataGeneration generation)
    {
        var place = new Place(generation);
        UserRecord invited = place.Site.User();
        Reply reply = await place.Invite(201, $$"""{"user": "{{invited.Id}}", "role": "admin"}""");
        Assert.Equal(("invitation", "admin", "pending"), (reply.Text("kind"), reply.Text("role"), reply.Text("status")));
        Assert.Equal(1, await place.Members());
        JsonNode kept = Assert.Single(await place.Invitations())!;
        Assert.Equal(("invitation", invited.Id), (kept["kind"]!.GetValue<string>(), kept["user"]!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Who_is_invited_is_notified_and_the_admins_are_not()
    {
        var place = new Place(UDataGeneration.Current);
        UserRecord invited = place.Site.User();
        await place.Invite(201, $$"""{"user": "{{invited.Id}}", "role": "editor"}""");
        JsonNode told = Assert.Single((await place.Site.Get("notifications/", invited)).Json["data"]!.AsArray())!;
        Assert.Equal(
            (place.Organization.Id, "invitation"),
            (told["details"]!["request_organization"]!["id"]!.GetValue<string>(), told["details"]!["kind"]!.GetValue<string>())
        );
        Assert.Equal(0, (await place.Site.Get("notifications/", place.Admin)).Json["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_admin_invites_an_address(UDataGeneration generation)
    {
        var place = new Place(generation);
        Reply reply = await place.Invite(201, """{"email": "newuser@example.com", "role": "editor"}""");
        Assert.Equal(("invitation", "newuser@example.com", "editor"), (reply.Text("kind"), reply.Text("email"), reply.Text("role")));
        JsonNode kept = Assert.Single(await place.Invitations())!;
        Assert.Equal("newuser@example.com", kept["email"]!.GetValue<string>());
        Assert.Null(kept["user"]);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_address_with_an_account_is_that_user(UDataGeneration generation)
    {
        var place = new Place(generation);
        UserRecord known = place.Site.User("existing@example.com");
        Reply reply = await place.Invite(201, """{"email": "existing@example.com", "role": "editor"}""");
        Assert.Equal(known.Id, reply.Json["user"]!["id"]!.GetValue<string>());
        Assert.Null(reply.Text("email"));
        JsonNode kept = Assert.Single(await place.Invitations())!;
        Assert.Equal(known.Id, kept["user"]!["id"]!.GetValue<string>());
        Assert.Null(kept["email"]);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_editor_does_not_invite(UDataGeneration generation)
    {
        var place = new Place(generation);
        await place.Invite(403, $$"""{"user": "{{place.Site.User().Id}}", "role": "editor"}""", place.Editor());
        Assert.Empty(await place.Invitations());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_member_is_not_invited(UDataGeneration generation)
    {
        var place = new Place(generation);
        await place.Invite(400, $$"""{"user": "{{place.Editor().Id}}", "role": "admin"}""");
        Assert.Empty(await place.Invitations());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Nobody_is_invited_twice(UDataGeneration generation)
    {
        var place = new Place(generation);
        UserRecord invited = place.Site.User();
        place.Site.Invitation(place.Organization, invited);
        await place.Invite(400, $$"""{"user": "{{invited.Id}}", "role": "admin"}""");
        Assert.Single(await place.Invitations());
    }

    [Theory]
    [InlineData(UDataGeneration.Current, """{"email": "not-an-email", "role": "editor"}""")]
    [InlineData(UDataGeneration.Udata162, """{"email": "not-an-email", "role": "editor"}""")]
    public Task What_is_no_address_is_not_invited(UDataGeneration generation, string body) => Refuses(generation, body);

    [Theory]
    [InlineData(UDataGeneration.Current, """{"user": "deadbeefdeadbeefdeadbeef", "role": "editor"}""")]
    [InlineData(UDataGeneration.Udata162, """{"user": "deadbeefdeadbeefdeadbeef", "role": "editor"}""")]
    public Task Who_does_not_exist_is_not_invited(UDataGeneration generation, string body) => Refuses(generation, body);

    [Theory]
    [InlineData(UDataGeneration.Current, """{"role": "editor"}""")]
    [InlineData(UDataGeneration.Udata162, """{"role": "editor"}""")]
    public Task An_invitation_is_for_somebody(UDataGeneration generation, string body) => Refuses(generation, body);

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_invitation_is_for_a_user_or_an_address(UDataGeneration generation)
    {
        var place = new Place(generation);
        await place.Invite(400, $$"""{"user": "{{place.Site.User().Id}}", "email": "other@example.com", "role": "editor"}""");
        Assert.Empty(await place.Invitations());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_admin_cancels_an_invitation(UDataGeneration generation)
    {
        var place = new Place(generation);
        MembershipRecord invitation = place.Site.Invitation(place.Organization, place.Site.User());
        await place.Cancel(200, invitation);
        Assert.Equal("canceled", Assert.Single(await place.Invitations())!["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_invitation_that_was_answered_is_not_canceled(UDataGeneration generation)
    {
        var place = new Place(generation);
        MembershipRecord invitation = place.Site.Invitation(place.Organization, place.Editor());
        invitation.Status = "accepted";
        await place.Cancel(400, invitation);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_request_is_not_canceled(UDataGeneration generation)
    {
        var place = new Place(generation);
        MembershipRecord request = place.Site.Request(place.Organization, place.Site.User());
        await place.Cancel(400, request);
        Assert.Equal("pending", Assert.Single(await place.Invitations())!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_canceled_is_no_notification_any_more()
    {
        var place = new Place(UDataGeneration.Current);
        UserRecord invited = place.Site.User();
        Reply made = await place.Invite(201, $$"""{"user": "{{invited.Id}}", "role": "editor"}""");
        await place.Site.Ask(200, "POST", EmptySite.Path(place.Organization, $"membership/{made.Text("id")}/cancel/"), place.Admin);
        Assert.NotNull(Assert.Single((await place.Site.Get("notifications/", invited)).Json["data"]!.AsArray())!["handled_at"]);
        Assert.Empty((await place.Site.Get("notifications/?handled=false", invited)).Json["data"]!.AsArray());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_admin_gives_a_role(UDataGeneration generation)
    {
        var place = new Place(generation);
        UserRecord member = place.Editor();
        Assert.Equal("admin", (await place.Member(200, "PUT", member, place.Admin)).Text("role"));
        Assert.Equal("admin", place.Organization.Member(member)!.Role);
    }

    // 17.2 answers; before, the server fell over.
    [Fact]
    public async Task Who_is_no_member_gets_no_role()
    {
        var place = new Place(UDataGeneration.Current);
        UserRecord other = place.Site.User();
        await place.Member(404, "PUT", other, place.Admin);
        Assert.Null(place.Organization.Member(other));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_editor_gives_no_role(UDataGeneration generation)
    {
        var place = new Place(generation);
        UserRecord member = place.Editor();
        await place.Member(403, "PUT", member, place.Editor());
        Assert.Equal("editor", place.Organization.Member(member)!.Role);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_admin_removes_a_member(UDataGeneration generation)
    {
        var place = new Place(generation);
        await place.Member(204, "DELETE", place.Editor(), place.Admin);
        Assert.Equal(1, await place.Members());
        Assert.Equal(1, (await place.Site.Get(EmptySite.Path(place.Organization))).Json["metrics"]!["members"]!.GetValue<int>());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_editor_removes_nobody(UDataGeneration generation)
    {
        var place = new Place(generation);
        UserRecord member = place.Editor();
        await place.Member(403, "DELETE", member, place.Editor());
        Assert.NotNull(place.Organization.Member(member));
    }

    private static async Task Refuses(UDataGeneration generation, string body)
    {
        var place = new Place(generation);
        await place.Invite(400, body);
        Assert.Empty(await place.Invitations());
    }

    /// <summary>A site, an organization on it, and its admin.</summary>
    private sealed class Place
    {
        public Place(UDataGeneration generation)
        {
            Site = new EmptySite(generation);
            Admin = Site.User();
            Organization = Site.Organization((Admin, "admin"));
        }

        public EmptySite Site { get; }

        public UserRecord Admin { get; }

        public OrganizationRecord Organization { get; }

        public UserRecord Editor()
        {
            UserRecord editor = Site.User();
            Organization.Join(editor, "editor", Organization.Created);
            return editor;
        }

        public Task<Reply> Invite(int status, string body, UserRecord? user = null) =>
            Site.Ask(status, "POST", EmptySite.Path(Organization, "member/"), user ?? Admin, body);

        public Task<Reply> Cancel(int status, MembershipRecord membership) =>
            Site.Ask(status, "POST", EmptySite.Path(Organization, $"membership/{membership.Id}/cancel/"), Admin);

        public Task<Reply> Member(int status, string method, UserRecord member, UserRecord user) =>
            Site.Ask(
                status,
                method,
                EmptySite.Path(Organization, $"member/{member.Slug}/"),
                user,
                method == "PUT" ? """{"role": "admin"}""" : null
            );

        public async Task<JsonArray> Invitations() => (await Site.Get(EmptySite.Path(Organization, "membership/"), Admin)).Json.AsArray();

        public async Task<int> Members() => (await Site.Get(EmptySite.Path(Organization))).Json["members"]!.AsArray().Count;
    }
}
