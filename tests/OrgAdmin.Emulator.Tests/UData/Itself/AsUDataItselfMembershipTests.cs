using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Emulation.UData;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData.Itself;

/// <summary>What uData's own tests hold of requests to join: ask, list, accept, refuse.</summary>
public sealed class AsUDataItselfMembershipTests
{
    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Anybody_asks_to_join(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        UserRecord user = site.User();
        await site.Ask(201, "POST", EmptySite.Path(organization, "membership/"), user, """{"comment": "a comment"}""");
        JsonNode request = Assert.Single(await Requests(site, organization))!;
        Assert.Equal(
            (user.Id, "pending", "a comment"),
            (request["user"]!["id"]!.GetValue<string>(), request["status"]!.GetValue<string>(), request["comment"]!.GetValue<string>())
        );
        Assert.Null(organization.Memberships.Single().RefusalComment);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Asking_takes_a_comment(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        await site.Ask(400, "POST", EmptySite.Path(organization, "membership/"), site.User(), "{}");
        Assert.Empty(await Requests(site, organization));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Asking_again_changes_the_comment(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        UserRecord user = site.User();
        site.Request(organization, user, "previous");
        await site.Ask(200, "POST", EmptySite.Path(organization, "membership/"), user, """{"comment": "a comment"}""");
        JsonNode request = Assert.Single(await Requests(site, organization))!;
        Assert.Equal(("pending", "a comment"), (request["status"]!.GetValue<string>(), request["comment"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_admin_lists_requests_with_a_part_of_the_address(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        site.Request(organization, site.User("thibaud@example.org"));
        JsonNode request = Assert.Single((await site.Get(EmptySite.Path(organization, "membership/"), admin)).Json.AsArray())!;
        Assert.Equal(
            ("test", "th*****@example.org"),
            (request["comment"]!.GetValue<string>(), request["user"]!["email"]!.GetValue<string>())
        );
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_stranger_lists_none(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        site.Request(organization, site.User());
        await site.Ask(403, "GET", EmptySite.Path(organization, "membership/"), site.User());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Who_asked_lists_their_own(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        UserRecord applicant = site.User();
        site.Request(organization, applicant);
        Assert.Equal(1, (await Own(site, organization, applicant)).Count);
    }

    // 16.2 fell over an invitation that belongs to nobody yet; 16.4 no longer does.
    [Theory]
    [InlineData("")]
    [InlineData("&status=pending")]
    public async Task An_invitation_without_a_user_is_passed_over(string status)
    {
        var site = new EmptySite();
        OrganizationRecord organization = site.Organization();
        UserRecord applicant = site.User();
        site.Invitation(organization, null, "invited@example.org");
        site.Request(organization, applicant);
        Assert.Equal("test", (await Own(site, organization, applicant, status)).Each("comment").Single());
    }

    [Theory]
    [InlineData(UDataGeneration.Current, "pending", 1)]
    [InlineData(UDataGeneration.Current, "accepted", 0)]
    [InlineData(UDataGeneration.Current, "refused", 0)]
    [InlineData(UDataGeneration.Udata162, "pending", 1)]
    [InlineData(UDataGeneration.Udata162, "accepted", 0)]
    [InlineData(UDataGeneration.Udata162, "refused", 0)]
    public async Task Who_asked_lists_their_own_by_status(UDataGeneration generation, string status, int count)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        UserRecord applicant = site.User();
        site.Request(organization, applicant);
        Assert.Equal(count, (await Own(site, organization, applicant, "&status=" + status)).Count);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Addresses_are_shown_to_members_in_part_and_whole_to_system_administrators(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        (UserRecord admin, UserRecord editor) = (site.User("admin@example.org"), site.User("editor@example.org"));
        OrganizationRecord organization = site.Organization((admin, "admin"), (editor, "editor"));
        string[] partly = ["ad***@example.org", "ed****@example.org"];
        string[] hidden = ["***@example.org", "***@example.org"];
        string[] whole = ["admin@example.org", "editor@example.org"];
        foreach (
            (UserRecord user, string[] addresses) in new[]
            {
                (admin, partly),
                (editor, partly),
                (site.User(), hidden),
                (site.User(isSysadmin: true), whole),
            }
        )
        {
            JsonArray members = (await site.Get(EmptySite.Path(organization), user)).Json["members"]!.AsArray();
            Assert.Equal(["admin", "editor"], members.Select(member => member!["role"]!.GetValue<string>()));
            Assert.Equal("2024-04-14T00:00:00+00:00", members[0]!["since"]!.GetValue<string>());
            Assert.Equal(addresses, members.Select(member => member!["user"]!["email"]!.GetValue<string>()));
        }
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task The_last_login_is_shown_to_members_and_system_administrators(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        (UserRecord admin, UserRecord editor) = (site.User(), site.User());
        OrganizationRecord organization = site.Organization((admin, "admin"), (editor, "editor"));
        foreach (
            (UserRecord user, bool isShown) in new[]
            {
                (admin, true),
                (editor, true),
                (site.User(), false),
                (site.User(isSysadmin: true), true),
            }
        )
        {
            JsonArray members = (await site.Get(EmptySite.Path(organization), user)).Json["members"]!.AsArray();
            Assert.Equal([isShown, isShown], members.Select(member => member!["user"]!["last_login_at"] is not null));
            Assert.All(members, member => Assert.False(member!["user"]!.AsObject().ContainsKey("current_login_at")));
        }
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_admin_accepts_once(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        (UserRecord admin, UserRecord applicant) = (site.User(), site.User());
        OrganizationRecord organization = site.Organization((admin, "admin"));
        MembershipRecord request = site.Request(organization, applicant);
        string path = EmptySite.Path(organization, $"membership/{request.Id}/accept/");
        Assert.Equal("editor", (await site.Ask(200, "POST", path, admin)).Text("role"));
        Assert.Equal(["accepted"], (await Requests(site, organization)).Select(shown => shown!["status"]!.GetValue<string>()));
        Assert.Equal([admin.Id, applicant.Id], await Members(site, organization));
        await site.Ask(409, "POST", path, admin);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_editor_does_not_accept(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord editor = site.User();
        OrganizationRecord organization = site.Organization((editor, "editor"));
        MembershipRecord request = site.Request(organization, site.User());
        await site.Ask(403, "POST", EmptySite.Path(organization, $"membership/{request.Id}/accept/"), editor);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_request_that_nobody_made_is_not_accepted(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        Reply reply = await site.Ask(404, "POST", EmptySite.Path(organization, $"membership/{Guid.NewGuid()}/accept/"), admin);
        Assert.Equal("Unknown membership request id", reply.Text("message"));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_admin_refuses_with_a_comment(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        MembershipRecord request = site.Request(organization, site.User());
        string path = EmptySite.Path(organization, $"membership/{request.Id}/refuse/");
        Assert.Equal("{}", (await site.Ask(200, "POST", path, admin, """{"comment": "no"}""")).Body);
        JsonNode shown = Assert.Single(await Requests(site, organization))!;
        Assert.Equal(("refused", "test"), (shown["status"]!.GetValue<string>(), shown["comment"]!.GetValue<string>()));
        Assert.Equal([admin.Id], await Members(site, organization));
        Assert.Equal("no", request.RefusalComment);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_editor_does_not_refuse(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord editor = site.User();
        OrganizationRecord organization = site.Organization((editor, "editor"));
        MembershipRecord request = site.Request(organization, site.User());
        string path = EmptySite.Path(organization, $"membership/{request.Id}/refuse/");
        await site.Ask(403, "POST", path, editor, """{"comment": "no"}""");
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_request_that_nobody_made_is_not_refused(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        Reply reply = await site.Ask(404, "POST", EmptySite.Path(organization, $"membership/{Guid.NewGuid()}/refuse/"), admin);
        Assert.Equal("Unknown membership request id", reply.Text("message"));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Refusing_takes_a_comment(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        MembershipRecord request = site.Request(organization, site.User());
        await site.Ask(400, "POST", EmptySite.Path(organization, $"membership/{request.Id}/refuse/"), admin, "{}");
        Assert.Equal(("pending", null), (request.Status, request.RefusalComment));
    }

    [Theory]
    [InlineData(UDataGeneration.Current, "accept")]
    [InlineData(UDataGeneration.Udata162, "accept")]
    [InlineData(UDataGeneration.Current, "refuse")]
    [InlineData(UDataGeneration.Udata162, "refuse")]
    public async Task An_invitation_is_neither_accepted_nor_refused_here(UDataGeneration generation, string action)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        MembershipRecord invitation = site.Invitation(organization, site.User());
        await site.Ask(400, "POST", EmptySite.Path(organization, $"membership/{invitation.Id}/{action}/"), admin);
        Assert.Equal("pending", invitation.Status);
    }

    private static Task<Reply> Own(EmptySite site, OrganizationRecord organization, UserRecord user, string more = "") =>
        site.Get(EmptySite.Path(organization, $"membership/?user={user.Id}{more}"), user);

    private static async Task<JsonArray> Requests(EmptySite site, OrganizationRecord organization) =>
        (await site.Get(EmptySite.Path(organization, "membership/"), site.User(isSysadmin: true))).Json.AsArray();

    private static async Task<IEnumerable<string>> Members(EmptySite site, OrganizationRecord organization) =>
        (await site.Get(EmptySite.Path(organization))).Json["members"]!
            .AsArray()
            .Select(member => member!["user"]!["id"]!.GetValue<string>());
}
