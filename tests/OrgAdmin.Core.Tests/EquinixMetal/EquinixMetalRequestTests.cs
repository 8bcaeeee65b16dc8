using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.EquinixMetal;

/// <summary>The exact request of every operation, and what is made of the answer.</summary>
public sealed class EquinixMetalRequestTests
{
    private const string Id = "e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10";
    private const string Organizations = "/metal/v1/organizations";
    private const string One = Organizations + "/" + Id;
    private const string Bare = $$"""{"id": "{{Id}}", "name": "Harbour Labs"}""";

    [Fact]
    public async Task Lists_organizations_and_keeps_what_it_does_not_know()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Organizations + "?page=1&per_page=100",
            $$"""
            {"organizations": [
              {"id": "{{Id}}", "name": "Harbour Labs", "description": "d", "website": "https://h.example", "twitter": "h", "logo": "aGk=",
               "created_at": "2019-03-04T09:30:00Z", "updated_at": "2020-01-02T03:04:05Z", "href": "/metal/v1/organizations/{{Id}}",
               "projects": [{"href": "/metal/v1/projects/p1"}, {"href": "/projects/p2?x=y"}, {"href": "https://api.example/metal/v1/projects/p3"}],
               "members": [{"href": "/metal/v1/users/u1"}, {"href": "/metal/v1/users/u2"}],
               "address": {"href": "#{{Id}}"}, "customdata": {"team": {"size": 3} }, "credit_amount": 1.5, "terms": 30,
               "entitlement": {"slug": "free", "weight": 1} },
              {"id": "2", "name": "bare"}],
             "meta": {"first": {"href": "x"}, "previous": null, "self": {"href": "x"}, "next": null, "last": {"href": "x"}, "total": 2, "current_page": 1, "last_page": 1} }
            """
        );

        List<Organization> found = await Connect
            .To<IOrganizationReader>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1")
            .Organizations(new OrganizationQuery())
            .ReadAsync();

        PeerRequest request = Assert.Single(peer.Received);
        Assert.Equal(Connect.Canary, request.Headers["X-Auth-Token"]);
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Organization harbour = Assert.IsType<EquinixMetalOrganization>(found[0]);
        Assert.Equal(
            (Id, "Harbour Labs", "d", "https://h.example", "h", "aGk="),
            (harbour.Id, harbour.Name, harbour.Description, harbour.Website, harbour.Twitter, harbour.Logo)
        );
        Assert.Equal(
            ("2019-03-04", "2020-01-02", nameof(OrgProvider.EquinixMetal), "test"),
            ($"{harbour.CreatedAt:yyyy-MM-dd}", $"{harbour.UpdatedAt:yyyy-MM-dd}", harbour.Provider, harbour.Connection)
        );
        Assert.Equal(["p1", "p2", "p3"], harbour.Projects);
        Assert.Equal(2, harbour.MemberCount);
        Assert.Null(harbour.Address);
        Assert.Equal(3L, Assert.IsType<Dictionary<string, object?>>(harbour.Extras!["team"])["size"]);
        Assert.Equal((1.5, 30L), (harbour.AdditionalProperties["credit_amount"], harbour.AdditionalProperties["terms"]));
        Assert.Equal("free", Assert.IsType<Dictionary<string, object?>>(harbour.AdditionalProperties["entitlement"])["slug"]);
        // No field is promised by the document.
        Assert.Equal(("2", "bare", null, null), (found[1].Id, found[1].Name, found[1].Projects, found[1].MemberCount));
        Assert.Empty(found[1].AdditionalProperties);
    }

    [Fact]
    public async Task Sends_every_filter()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Organizations + "?personal=exclude&without_projects=only&include=address%2Cprojects.devices&exclude=members&page=1&per_page=25",
            """{"organizations": [], "meta": {"total": 0}}"""
        );
        var query = new OrganizationQuery
        {
            Personal = Inclusion.Exclude,
            WithoutProject = Inclusion.Only,
            Shape = new OrganizationShape { Include = ["address", "projects.devices"], Exclude = ["members"] },
        };
        Assert.Empty(
            await Connect
                .To<IOrganizationReader>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1")
                .Organizations(query)
                .ReadAsync(new ReadOptions { PageSize = 25 })
        );
    }

    [Fact]
    public async Task Follows_pages_by_the_total()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
                "GET",
                Organizations + "?page=1&per_page=2",
                Page(["a", "b"], """{"next": {"href": "/metal/v1/organizations?page=2"}, "total": 5, "current_page": 1, "last_page": 3}""")
            )
            .Expect(
                "GET",
                Organizations + "?page=2&per_page=2",
                Page(["c", "d"], """{"next": {"href": "/metal/v1/organizations?page=3"}, "total": 5, "current_page": 2, "last_page": 3}""")
            )
            .Expect(
                "GET",
                Organizations + "?page=3&per_page=2",
                Page(["e"], """{"next": null, "total": 5, "current_page": 3, "last_page": 3}""")
            );
        Assert.Equal("a b c d e", await NamesAsync(peer, new ReadOptions { PageSize = 2 }));
    }

    [Fact]
    public async Task Copes_with_a_server_that_gives_fewer_a_page_than_asked()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
                "GET",
                Organizations + "?page=1&per_page=100",
                Page(["a", "b"], """{"next": {"href": "/organizations?page=2"}, "total": 3}""")
            )
            .Expect("GET", Organizations + "?page=2&per_page=100", Page(["c"], """{"next": null, "total": 3}"""));
        Assert.Equal("a b c", await NamesAsync(peer));
    }

    [Theory]
    [InlineData("""{"next": {"href": "https://elsewhere.example/steal"}}""", """{"next": null}""")]
    [InlineData("""{"current_page": 1, "last_page": 2}""", """{"current_page": 2, "last_page": 2}""")]
    public async Task Follows_pages_without_a_total_and_never_goes_where_a_link_points(string first, string second)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + "?page=1&per_page=1", Page(["a"], first))
            .Expect("GET", Organizations + "?page=2&per_page=1", Page(["b"], second));
        Assert.Equal("a b", await NamesAsync(peer, new ReadOptions { PageSize = 1 }));
    }

    [Fact]
    public async Task A_list_without_a_list_in_it_is_not_taken_for_an_empty_one()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + "?page=1&per_page=100", """{"things": []}""");
        var error = await Assert.ThrowsAsync<OrgException>(() => NamesAsync(peer));
        Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
    }

    [Fact]
    public async Task Gets_one_organization_with_what_was_included()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            One + "?include=address%2Cprojects",
            $$"""
            {"id": "{{Id}}", "name": "Harbour Labs",
             "address": {"address": "1 Harbour Street", "address2": "b", "city": "Rotterdam", "state": "ZH", "zip_code": "3011 AB", "country": "NL", "coordinates": {"latitude": "51.9"} },
             "billing_address": {"address": "2 Quay", "zip_code": "1", "country": "NL"},
             "projects": [{"id": "p1", "name": "cranes", "href": "/metal/v1/projects/p1"}]}
            """
        );
        Organization found = await Connect
            .To<IOrganizationReader>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1")
            .GetOrganizationAsync(Id, new OrganizationShape { Include = ["address", "projects"] }, OperationContext.None);
        PostalAddress address = found.Address!;
        Assert.Equal(
            ("1 Harbour Street", "b", "3011 AB", "Rotterdam", "ZH", "NL"),
            (address.StreetAddress, address.StreetAddress2, address.PostalCode, address.City, address.State, address.Country)
        );
        Assert.Equal("2 Quay", found.BillingAddress!.StreetAddress);
        Assert.Equal(["p1"], found.Projects);
        // What was asked for in full is there in full.
        var project = Assert.IsType<Dictionary<string, object?>>(
            Assert.Single(Assert.IsType<List<object?>>(found.AdditionalProperties["projects"]))
        );
        Assert.Equal("cranes", project["name"]);
        Assert.True(Assert.IsType<Dictionary<string, object?>>(found.AdditionalProperties["address"]).ContainsKey("coordinates"));
    }

    [Fact]
    public async Task Says_how_ids_look_when_there_is_no_such_organization()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + "/nope", """{"error": "Not found"}""", 404);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Connect
                .To<IOrganizationReader>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1")
                .GetOrganizationAsync("nope", OrganizationShape.Default, OperationContext.None)
        );
        Assert.Equal((OrgErrorKind.NotFound, "Not found"), (error.Kind, error.ServerMessage));
        Assert.StartsWith("Organization 'nope' was not found at Equinix Metal.", error.Message);
    }

    [Theory]
    [InlineData("""{"error": "one reason"}""", "one reason")]
    [InlineData("""{"errors": ["one reason", "another"]}""", "one reason; another")]
    public async Task Reads_both_shapes_of_errors(string body, string expected)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", Organizations, body, 422, ("X-Request-Id", "r-1"));
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Writer(peer).CreateOrganizationAsync(new OrganizationInput { Name = "x" }, OperationContext.None)
        );
        Assert.Equal(
            (OrgErrorKind.ValidationFailed, 422, expected, "r-1"),
            (error.Kind, error.StatusCode, error.ServerMessage, error.RequestId)
        );
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public async Task Makes_an_organization_with_an_address_within()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", Organizations, Bare, 201);
        Organization made = await Writer(peer)
            .CreateOrganizationAsync(
                new OrganizationInput
                {
                    Name = "Harbour Labs",
                    Description = "d",
                    Website = "https://h.example",
                    Twitter = "h",
                    Logo = "aGk=",
                    Address = new PostalAddress
                    {
                        StreetAddress = "1 Harbour Street",
                        StreetAddress2 = "b",
                        PostalCode = "3011 AB",
                        City = "Rotterdam",
                        State = "ZH",
                        Country = "NL",
                    },
                },
                OperationContext.None
            );
        Assert.Equal(Id, made.Id);
        AssertBody(
            """
            {"name": "Harbour Labs", "description": "d", "website": "https://h.example", "twitter": "h", "logo": "aGk=",
             "address": {"address": "1 Harbour Street", "address2": "b", "city": "Rotterdam", "state": "ZH", "zip_code": "3011 AB", "country": "NL"}}
            """,
            peer.Received[0]
        );
    }

    [Fact]
    public async Task Changes_only_what_was_given_and_empties_what_is_empty()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("PUT", One, Bare);
        await Writer(peer).UpdateOrganizationAsync(Id, new OrganizationInput { Name = "New", Description = "" }, OperationContext.None);
        AssertBody("""{"name": "New", "description": ""}""", Assert.Single(peer.Received));
    }

    [Fact]
    public async Task Sends_a_whole_address_as_it_was_given()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("PUT", One, Bare);
        await Writer(peer)
            .UpdateOrganizationAsync(
                Id,
                new OrganizationInput
                {
                    Address = new PostalAddress
                    {
                        StreetAddress = "2 Quay",
                        PostalCode = "1",
                        Country = "NL",
                    },
                },
                OperationContext.None
            );
        AssertBody("""{"address": {"address": "2 Quay", "zip_code": "1", "country": "NL"}}""", Assert.Single(peer.Received));
    }

    [Fact]
    public async Task Completes_a_part_of_an_address_from_the_one_that_is_there()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
                "GET",
                One + "?include=address",
                $$"""{"id": "{{Id}}", "address": {"address": "1 Harbour Street", "address2": "b", "city": "Rotterdam", "zip_code": "3011 AB", "country": "NL", "coordinates": {"latitude": "1"} } }"""
            )
            .Expect("PUT", One, Bare);
        await Writer(peer)
            .UpdateOrganizationAsync(
                Id,
                new OrganizationInput
                {
                    Address = new PostalAddress { City = "Delft", StreetAddress2 = "" },
                },
                OperationContext.None
            );
        // The coordinates were those of the old place.
        AssertBody(
            """{"address": {"address": "1 Harbour Street", "address2": "", "city": "Delft", "zip_code": "3011 AB", "country": "NL"}}""",
            peer.Received[1]
        );
    }

    [Fact]
    public async Task Removes_an_organization()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("DELETE", One, "", 204);
        await Connect
            .To<IOrganizationRemover>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1")
            .RemoveOrganizationAsync(Id, OperationContext.None);
        Assert.Equal("", Assert.Single(peer.Received).Body);
    }

    [Fact]
    public async Task Lists_members_with_their_users()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            One + "/members?include=user&page=1&per_page=100",
            """
            {"members": [
              {"id": "m1", "roles": ["billing", "admin"], "projects_count": 2, "user": {"id": "u1", "first_name": "Olivia", "last_name": "Okafor", "full_name": "Olivia Okafor", "email": "olivia@example.com", "timezone": "UTC"}},
              {"id": "m2", "roles": ["something_new"], "user": {"href": "/metal/v1/users/u2"}},
              {"id": "m3", "user": {"id": "u3", "first_name": "Only", "last_name": null}}],
             "meta": {"total": 3}}
            """
        );
        List<OrganizationMember> members = await Connect
            .To<IMemberReader>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1")
            .Members(Id)
            .ReadAsync();
        OrganizationMember olivia = members[0];
        Assert.Equal(
            (Id, "u1", "m1", "Olivia Okafor", "Olivia", "Okafor", "olivia@example.com"),
            (olivia.OrganizationId, olivia.UserId, olivia.MembershipId, olivia.Name, olivia.FirstName, olivia.LastName, olivia.Email)
        );
        Assert.Equal("admin", olivia.Role);
        Assert.Equal(["billing", "admin"], olivia.Roles);
        Assert.Equal(2L, olivia.AdditionalProperties["projects_count"]);
        Assert.Equal("UTC", Assert.IsType<Dictionary<string, object?>>(olivia.AdditionalProperties["user"])["timezone"]);
        Assert.Equal(("u2", "something_new", ""), (members[1].UserId, members[1].Role, members[1].Name));
        Assert.Equal(("u3", "", "Only"), (members[2].UserId, members[2].Role, members[2].Name));
    }

    [Theory]
    [InlineData("u2")]
    [InlineData("M2")]
    public async Task Removes_a_member_by_either_id(string id)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
                "GET",
                One + "/members?include=user&page=1&per_page=100",
                """{"members": [{"id": "m1", "user": {"id": "u1"}}, {"id": "m2", "user": {"id": "u2"}}], "meta": {"total": 2}}"""
            )
            .Expect("DELETE", One + "/members/m2", "", 204);
        await Connect
            .To<IMemberRemover>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1")
            .RemoveMemberAsync(Id, id, null, OperationContext.None);
    }

    [Fact]
    public async Task Asks_for_no_list_where_the_membership_is_known()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("DELETE", One + "/members/m2", "", 204);
        IMemberRemover api = Connect.To<IMemberRemover>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1");
        await api.RemoveMemberAsync(Id, "u2", "m2", OperationContext.None);
        peer.Expect("DELETE", One + "/members/m2", """{"errors": ["Not found"]}""", 404);
        var error = await Assert.ThrowsAsync<OrgException>(() => api.RemoveMemberAsync(Id, "u2", "m2", OperationContext.None));
        Assert.Contains("'u2' is not a member", error.Message);
    }

    [Fact]
    public async Task Says_so_when_the_one_to_remove_is_no_member()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", One + "/members?include=user&page=1&per_page=100", """{"members": [], "meta": {"total": 0}}""");
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Connect
                .To<IMemberRemover>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1")
                .RemoveMemberAsync(Id, "u9", null, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.NotFound, error.Kind);
        Assert.Contains("'u9' is not a member", error.Message);
    }

    [Theory]
    [InlineData("At least one Admin is required.", OrgErrorKind.LastAdmin)]
    [InlineData("Cannot remove the Organization Owner", OrgErrorKind.ValidationFailed)]
    public async Task Knows_the_refusal_to_remove_the_last_admin(string said, OrgErrorKind kind)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
                "GET",
                One + "/members?include=user&page=1&per_page=100",
                """{"members": [{"id": "m1", "user": {"id": "u1"}}], "meta": {"total": 1}}"""
            )
            .Expect("DELETE", One + "/members/m1", $$"""{"errors": ["{{said}}"]}""", 422);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Connect
                .To<IMemberRemover>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1")
                .RemoveMemberAsync(Id, "u1", null, OperationContext.None)
        );
        Assert.Equal(kind, error.Kind);
        Assert.Contains(said, error.Message);
    }

    [Fact]
    public async Task Invites_a_person()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "POST",
            One + "/invitations",
            """
            {"id": "i1", "invitee": "ada@example.org", "roles": ["admin"], "nonce": "n", "organization": {"href": "/metal/v1/organizations/1"}}
            """,
            201
        );
        MemberInviteResult result = await InviteAsync(
            peer,
            new MemberInvitation
            {
                Email = "ada@example.org",
                Role = "admin",
                Message = "Bonjour, « Ada » & <co>",
            }
        );
        AssertBody("""{"invitee": "ada@example.org", "message": "Bonjour, « Ada » & <co>", "roles": ["admin"]}""", peer.Received[0]);
        Assert.Equal(
            (InviteOutcome.Invited, "i1", "ada@example.org", "admin", Id, "test"),
            (result.Outcome, result.Id, result.Email, result.Role, result.OrganizationId, result.Connection)
        );
        Assert.True(result.AdditionalProperties.ContainsKey("organization"));
    }

    [Fact]
    public async Task Leaves_role_and_message_out_when_they_were_not_given()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", One + "/invitations", """{"id": "i1"}""", 201);
        MemberInviteResult result = await InviteAsync(peer, new MemberInvitation { Email = "ada@example.org" });
        AssertBody("""{"invitee": "ada@example.org"}""", peer.Received[0]);
        Assert.Equal(("ada@example.org", null), (result.Email, result.Role));
    }

    [Theory]
    // Whatever the words say: in another case, in composed and decomposed letters, and by a second address.
    [InlineData("Invitee is already a member", "Ada@Example.org", InviteOutcome.AlreadyMember, null, "u1", "admin")]
    [InlineData("no", "SECOND@example.net", InviteOutcome.AlreadyMember, null, "u1", "admin")]
    [InlineData("no", "third@example.net", InviteOutcome.AlreadyMember, null, "u1", "admin")]
    [InlineData("Invitee is already a member", "rene\u0301e@example.org", InviteOutcome.AlreadyPending, "i1", null, "billing")]
    public async Task Who_is_there_already_is_an_outcome_that_the_lists_tell(
        string said,
        string email,
        string outcome,
        string? id,
        string? userId,
        string role
    )
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", One + "/invitations", $$"""{"errors": ["{{said}}"]}""", 422);
        ExpectMembers(peer);
        if (id is not null)
            ExpectInvitations(peer);
        MemberInviteResult result = await InviteAsync(peer, new MemberInvitation { Email = email, Role = "admin" });
        Assert.Equal((outcome, id, userId, email, role), (result.Outcome, result.Id, result.UserId, result.Email, result.Role));
    }

    [Theory]
    [InlineData("Invitee is invalid", 422)]
    [InlineData("The organization has already reached the limit of its members", 422)]
    [InlineData("An invitation already exists", 409)]
    public async Task Any_other_refusal_of_an_invitation_is_an_error_whatever_its_words(string said, int status)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", One + "/invitations", $$"""{"errors": ["{{said}}"]}""", status);
        ExpectMembers(peer);
        ExpectInvitations(peer);
        var error = await Assert.ThrowsAsync<OrgException>(() => InviteAsync(peer, new MemberInvitation { Email = "new@example.org" }));
        Assert.Equal(said, error.ServerMessage);
    }

    [Fact]
    public async Task A_refusal_is_told_as_it_is_where_nobody_can_be_looked_up()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", One + "/invitations", """{"errors": ["Invitee is invalid"]}""", 422);
        var error = await Assert.ThrowsAsync<OrgException>(() => InviteAsync(peer, new MemberInvitation { Email = "x" }));
        Assert.Equal(OrgErrorKind.ValidationFailed, error.Kind);
        peer.Expect("POST", One + "/invitations", """{"errors": ["already a member"]}""", 422);
        peer.Expect("GET", One + "/members?include=user&page=1&per_page=100", """{"error": "no"}""", 403);
        error = await Assert.ThrowsAsync<OrgException>(() => InviteAsync(peer, new MemberInvitation { Email = "ada@example.org" }));
        Assert.Equal("already a member", error.ServerMessage);
    }

    private static void ExpectMembers(Peer peer) =>
        peer.Expect(
            "GET",
            One + "/members?include=user&page=1&per_page=100",
            """
            {"members": [
              {"id": "m1", "roles": ["admin"], "user": {"id": "u1", "email": "ada@example.org", "emails":
                [{"address": "ada@example.org", "default": true}, {"address": "second@example.net"}, "third@example.net", {"href": "/emails/e4"}, null]}},
              {"id": "m2", "roles": ["admin"], "user": {"id": "u2", "email": "bo@example.org", "emails": "none"} }],
             "meta": {"total": 2, "current_page": 1, "last_page": 1, "next": null} }
            """
        );

    private static void ExpectInvitations(Peer peer) =>
        peer.Expect(
            "GET",
            One + "/invitations?page=1&per_page=100",
            """
            {"invitations": [{"id": "i1", "invitee": "ren\u00e9e@example.org", "roles": ["billing"]}],
             "meta": {"total": 1, "current_page": 1, "last_page": 1, "next": null} }
            """
        );

    [Fact]
    public async Task Lists_the_invitations_that_wait()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            One + "/invitations?page=1&per_page=100",
            """
            {"invitations": [
              {"id": "i1", "invitee": "ada@example.org", "roles": ["limited_collaborator", "billing"], "created_at": "2020-01-02T03:04:05Z", "invited_by": {"href": "/metal/v1/users/u1"}},
              {"id": "i2"}],
             "meta": {"total": 2, "current_page": 1, "last_page": 1, "next": null} }
            """
        );
        var api = Connect.To<IMembershipRequestReader>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1");
        List<MembershipRequest> waiting = await api.MembershipRequests(
                new MembershipRequestQuery { OrganizationId = Id, Status = "pending" }
            )
            .ReadAsync();
        MembershipRequest ada = waiting[0];
        Assert.Equal(
            ("i1", Id, "ada@example.org", "billing", "2020-01-02"),
            (ada.Id, ada.OrganizationId, ada.Email, ada.Role, $"{ada.CreatedAt:yyyy-MM-dd}")
        );
        Assert.Equal(
            ("invitation", "pending", nameof(OrgProvider.EquinixMetal), "test"),
            (ada.Kind, ada.Status, ada.Provider, ada.Connection)
        );
        Assert.Equal(["invited_by", "roles"], ada.AdditionalProperties.Keys.Order());
        Assert.Equal(("i2", null, null, null), (waiting[1].Id, waiting[1].Email, waiting[1].Role, waiting[1].CreatedAt));
    }

    [Theory]
    [InlineData("request", null)]
    [InlineData("invitation", "accepted")]
    public async Task Asks_nothing_about_requests_that_it_cannot_have(string? kind, string? status)
    {
        await using Peer peer = await Peer.StartAsync();
        var api = Connect.To<IMembershipRequestReader>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1");
        Assert.Empty(
            await api.MembershipRequests(
                    new MembershipRequestQuery
                    {
                        OrganizationId = Id,
                        Kind = kind,
                        Status = status,
                    }
                )
                .ReadAsync()
        );
        Assert.Empty(peer.Received);
    }

    [Fact]
    public async Task Takes_an_invitation_back_and_says_so_when_there_is_none()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("DELETE", "/metal/v1/invitations/i1", "", 204)
            .Expect("DELETE", "/metal/v1/invitations/i2", """{"error": "Not found"}""", 404);
        var api = Connect.To<IInvitationRevoker>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1");
        await api.RevokeInvitationAsync(Id, "i1", OperationContext.None);
        var error = await Assert.ThrowsAsync<OrgException>(() => api.RevokeInvitationAsync(Id, "i2", OperationContext.None));
        Assert.Equal(OrgErrorKind.NotFound, error.Kind);
        Assert.StartsWith("Invitation 'i2' was not found at Equinix Metal.", error.Message);
    }

    [Fact]
    public async Task Reads_the_user()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            "/metal/v1/user",
            """
            {"id": "u1", "short_id": "s", "first_name": "Olivia", "last_name": "Okafor", "full_name": "Olivia Okafor", "email": "olivia@example.com", "phone_number": "+31.1",
             "language": "en", "created_at": "2019-01-02T08:00:00Z", "href": "/metal/v1/users/u1", "two_factor_auth": "app"}
            """
        );
        OrgUserInfo user = await Connect
            .To<IUserReader>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1")
            .GetUserAsync(OperationContext.None);
        Assert.Equal(
            ("u1", "olivia@example.com", "Olivia Okafor", "Olivia", "Okafor", "olivia@example.com", "+31.1", "en"),
            (user.Id, user.UserName, user.Name, user.FirstName, user.LastName, user.Email, user.Phone, user.Language)
        );
        Assert.Equal(
            (2019, "app", "s"),
            (user.CreatedAt!.Value.Year, user.AdditionalProperties["two_factor_auth"], user.AdditionalProperties["short_id"])
        );
    }

    private static string Page(string[] names, string meta) =>
        $$"""{"organizations": [{{string.Join(", ", names.Select(name => $$"""{"id": "{{name}}", "name": "{{name}}"}"""))}}], "meta": {{meta}}}""";

    private static async Task<string> NamesAsync(Peer peer, ReadOptions? options = null) =>
        string.Join(
            " ",
            (
                await Connect
                    .To<IOrganizationReader>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1")
                    .Organizations(new OrganizationQuery())
                    .ReadAsync(options)
            ).Select(organization => organization.Name)
        );

    private static IOrganizationWriter Writer(Peer peer) =>
        Connect.To<IOrganizationWriter>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1");

    private static Task<MemberInviteResult> InviteAsync(Peer peer, MemberInvitation invitation) =>
        Connect.To<IMemberInviter>(OrgProvider.EquinixMetal, peer.Root + "/metal/v1").InviteAsync(Id, invitation, OperationContext.None);

    private static void AssertBody(string expected, PeerRequest request)
    {
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(request.Body)), request.Body);
    }
}
