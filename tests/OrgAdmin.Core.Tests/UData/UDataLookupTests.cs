using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.UData;

/// <summary>What is asked elsewhere first: the search of <c>/api/2</c>, and users by their slug. And what a refusal says.</summary>
public sealed class UDataLookupTests
{
    private const string Id = "534fff4ca3a7292c64a77c95";
    private const string Org = "/api/1/organizations/" + Id + "/";
    private const string Search = "/api/2/organizations/search/?q=mobil&sort=-views&page=1&page_size=100";

    private static readonly OrganizationQuery Mobile = new()
    {
        Query = "mobil",
        SortBy = "views",
        Descending = true,
    };

    [Fact]
    public async Task Words_are_looked_for_as_the_site_does()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Search, $$"""{"data": [{"id": "{{Id}}", "name": "One"}], "total": 1, "next_page": null, "facets": {} }""");
        Assert.Equal(Id, Assert.Single(await To<IOrganizationReader>(peer).Organizations(Mobile).ReadAsync()).Id);
    }

    [Fact]
    public async Task Where_there_is_no_such_search_the_list_is_asked()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Search, """{"error": "no", "status": 404}""", 404)
            .Expect(
                "GET",
                "/api/1/organizations/?q=mobil&sort=-views&page=1&page_size=100",
                $$"""{"data": [{"id": "{{Id}}", "name": "One"}], "next_page": "x"}"""
            )
            .Expect(
                "GET",
                "/api/1/organizations/?q=mobil&sort=-views&page=2&page_size=100",
                """{"data": [{"id": "o2", "name": "Two"}], "next_page": null}"""
            );
        Assert.Equal([Id, "o2"], (await To<IOrganizationReader>(peer).Organizations(Mobile).ReadAsync()).Select(one => one.Id));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("last_modified")]
    public async Task What_the_search_cannot_sort_by_the_list_can(string field)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", $"/api/1/organizations/?q=mobil&sort={field}&page=1&page_size=100", """{"data": [], "total": 0}""");
        Assert.Empty(
            await To<IOrganizationReader>(peer).Organizations(new OrganizationQuery { Query = "mobil", SortBy = field }).ReadAsync()
        );
    }

    [Fact]
    public async Task A_user_named_by_slug_is_looked_up_once()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/api/1/users/zoe-fontaine/", """{"id": "5e000000000000000000000d"}""")
            .Expect("POST", Org + "member/", """{"id": "i1", "user": {"id": "5e000000000000000000000d"}, "role": "editor"}""", 201)
            .Expect("POST", Org + "member/", """{"errors": {"user": "User is already a member"}, "message": "x"}""", 400)
            .Expect(
                "GET",
                Org + "followers/?user=5e000000000000000000000d&page=1&page_size=100",
                """{"data": [], "total": 0, "next_page": null}"""
            );
        var client = Connect.Client(OrgProvider.UData, peer.Root + "/api/1");
        var invitation = new MemberInvitation { UserId = "zoe-fontaine" };
        MemberInviteResult first = await ((IMemberInviter)client).InviteAsync(Id, invitation, OperationContext.None);
        MemberInviteResult second = await ((IMemberInviter)client).InviteAsync(Id, invitation, OperationContext.None);
        Assert.Equal((InviteOutcome.Invited, InviteOutcome.AlreadyMember), (first.Outcome, second.Outcome));
        Assert.Equal(("5e000000000000000000000d", "5e000000000000000000000d"), (first.UserId, second.UserId));
        Assert.Equal("""{"user":"5e000000000000000000000d"}""", peer.Received[1].Body);
        Assert.Empty(await ((IFollowerManager)client).Followers(Id, "zoe-fontaine").ReadAsync());
        Assert.Equal("{id}", peer.Received[0].Headers["X-Fields"]);
    }

    [Fact]
    public async Task A_slug_of_nobody_invites_nobody()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/api/1/users/nobody/", "{}", 404);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            To<IMemberInviter>(peer).InviteAsync(Id, new MemberInvitation { UserId = "nobody" }, OperationContext.None)
        );
        Assert.Equal(
            (OrgErrorKind.NotFound, "There is no user 'nobody' at uData. Look for the id: Find-OrgUser 'nobody'"),
            (error.Kind, error.Message)
        );
    }

    [Fact]
    public async Task A_refusal_says_which_role_it_takes()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("DELETE", Org, """{"message": "You do not have the permission to modify that object."}""", 403)
            .Expect("POST", Org + "badges/", """{"message": "You do not have the permission to modify that object."}""", 403);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            To<IOrganizationRemover>(peer).RemoveOrganizationAsync(Id, OperationContext.None)
        );
        Assert.EndsWith("permission to modify that object. It takes the role admin in the organization.", error.Message);
        error = await Assert.ThrowsAsync<OrgException>(() => To<IBadgeManager>(peer).AddBadgeAsync(Id, "certified", OperationContext.None));
        Assert.EndsWith("Only who administers the whole site may do it.", error.Message);
    }

    private static T To<T>(Peer peer)
        where T : class => Connect.To<T>(OrgProvider.UData, peer.Root + "/api/1");
}
