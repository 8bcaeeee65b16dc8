using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Munch;

/// <summary>The exact request of every operation, and what is made of the answer.</summary>
public sealed class MunchRequestTests
{
    // The two objects of Munch's document.
    private const string Root = """
        {"url": "/organizations/1/", "name": "Example", "contact_email": "contact@example.com",
         "settings": {"nickname": "", "notify_message_status": true, "notify_optouts": false, "external_optout_message": ""},
         "parent": null, "can_attach_files": false, "can_external_optout": false,
         "_links": {"opt_outs": {"href": "/organizations/1/opt_outs/"}, "children": {"href": "/organizations/1/children/"}, "invite_user": {"href": "/organizations/1/invite_user/"}}}
        """;

    private const string Child = """
        {"url": "https://api.crunchmail.net/v1/organizations/2/", "name": "Child organization", "contact_email": "child@example.com",
         "settings": {"nickname": "nickname", "notify_message_status": false, "notify_optouts": false, "external_optout_message": "Custom message", "theme": "dark"},
         "parent": "https://api.crunchmail.net/v1/organizations/1/", "can_attach_files": true, "can_external_optout": true, "plan": "gold",
         "_links": {"children": {"href": "https://api.crunchmail.net/v1/organizations/2/children/"}}}
        """;

    private static T Api<T>(Peer peer)
        where T : class => Connect.To<T>(OrgProvider.Munch, peer.Root + "/v1");

    [Fact]
    public async Task Lists_organizations_from_a_page()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            "/v1/organizations/?page=1&page_size=50",
            $$"""{"count": 2, "next": null, "previous": null, "page_count": 1, "results": [{{Root}}, {{Child}}]}"""
        );
        List<Organization> organizations = await Api<IOrganizationReader>(peer).Organizations(new OrganizationQuery()).ReadAsync();

        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("api:" + Connect.Canary));
        Assert.Equal("Basic " + basic, Assert.Single(peer.Received).Headers["Authorization"]);
        Assert.All(organizations, organization => Assert.IsType<MunchOrganization>(organization));
        Organization root = organizations[0],
            child = organizations[1];
        Assert.Equal(
            ("1", "1", "Example", "contact@example.com", null, "/organizations/1/"),
            (root.Id, root.OrganizationId, root.Name, root.Email, root.ParentId, root.Href)
        );
        Assert.Equal(
            ("", true, false, "", false, false),
            (
                root.Nickname,
                root.NotifyMessageStatus,
                root.NotifyOptOuts,
                root.ExternalOptOutMessage,
                root.CanAttachFiles,
                root.CanExternalOptOut
            )
        );
        Assert.Equal((nameof(OrgProvider.Munch), "test"), (root.Provider, root.Connection));
        Assert.Equal(
            ("2", "1", "nickname", false, "Custom message", true, true),
            (
                child.Id,
                child.ParentId,
                child.Nickname,
                child.NotifyMessageStatus,
                child.ExternalOptOutMessage,
                child.CanAttachFiles,
                child.CanExternalOptOut
            )
        );
        // What no property names is kept, also what is deeper inside.
        Assert.Equal("gold", child.AdditionalProperties["plan"]);
        Assert.Equal("dark", Assert.IsType<Dictionary<string, object?>>(child.AdditionalProperties["settings"])["theme"]);
        Assert.True(child.AdditionalProperties.ContainsKey("_links"));
        Assert.False(root.AdditionalProperties.ContainsKey("settings"));
    }

    [Fact]
    public async Task Lists_organizations_from_a_bare_array_as_the_document_has_it()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/v1/organizations/?page=1&page_size=50", $"[{Root}, null, {Child}]");
        Assert.Equal(
            ["1", "2"],
            (await Api<IOrganizationReader>(peer).Organizations(new OrganizationQuery()).ReadAsync()).Select(organization =>
                organization.Id
            )
        );
    }

    [Fact]
    public async Task A_bare_array_is_the_whole_list_whatever_page_was_asked_for()
    {
        await using Peer peer = await Peer.StartAsync();
        string three =
            $"[{string.Join(",", Enumerable.Range(1, 3).Select(i => $$"""{"url": "/organizations/{{i}}/", "name": "o{{i}}"}"""))}]";
        peer.Expect("GET", "/v1/organizations/?page=1&page_size=2", three).Expect("GET", "/v1/organizations/?page=2&page_size=2", three);
        List<Organization> all = await Api<IOrganizationReader>(peer)
            .Organizations(new OrganizationQuery())
            .ReadAsync(new ReadOptions { PageSize = 2 });
        Assert.Equal(["o1", "o2", "o3"], all.Select(organization => organization.Name));
    }

    [Fact]
    public async Task Gets_an_organization_with_the_slash_that_the_server_wants()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/v1/organizations/2/", Child);
        Assert.Equal(
            "Child organization",
            (await Api<IOrganizationReader>(peer).GetOrganizationAsync("2", OrganizationShape.Default, OperationContext.None)).Name
        );
    }

    [Fact]
    public async Task Says_how_ids_look_when_there_is_no_such_organization()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/v1/organizations/Example/", """{"detail": "Not found."}""", 404);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Api<IOrganizationReader>(peer).GetOrganizationAsync("Example", OrganizationShape.Default, OperationContext.None)
        );
        Assert.Equal((OrgErrorKind.NotFound, 404), (error.Kind, error.StatusCode));
        Assert.Equal(
            "Organization 'Example' was not found at Munch. Organization ids look like 42; try: Get-Organization -Name Example",
            error.Message
        );
    }

    [Fact]
    public async Task Lists_children_in_either_form()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/v1/organizations/1/children/", $"[{Child}]")
            .Expect("GET", "/v1/organizations/1/children/", $$"""{"count": 1, "next": null, "results": [{{Child}}]}""");
        for (int i = 0; i < 2; i++)
        {
            Organization child = Assert.Single(await Api<IOrganizationTreeReader>(peer).Children("1").ReadAsync());
            Assert.Equal(("2", "1", "Child organization"), (child.Id, child.ParentId, child.Name));
        }
    }

    [Fact]
    public async Task Follows_pages_of_children_should_there_be_any()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
                "GET",
                "/v1/organizations/1/children/",
                """{"count": 3, "next": "https://elsewhere.example/steal", "results": [{"url": "/organizations/2/"}, {"url": "/organizations/3/"}]}"""
            )
            .Expect(
                "GET",
                "/v1/organizations/1/children/?page=2&page_size=2",
                """{"count": 3, "next": null, "results": [{"url": "/organizations/4/"}]}"""
            );
        Assert.Equal(["2", "3", "4"], (await Api<IOrganizationTreeReader>(peer).Children("1").ReadAsync()).Select(child => child.Id));
    }

    [Fact]
    public async Task Lists_opt_outs_with_its_filters_in_large_pages()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            "/v1/organizations/1/opt_outs/?address=a%2Bb%40example.org&origin=feedback-loop&page=1&page_size=500",
            """
            {"count": 1, "next": null, "previous": null, "page_count": 1, "results": [
              {"identifier": "m1-c12", "address": "a+b@example.org", "creation_date": "2017-03-01T08:30:00+01:00", "origin": "feedback-loop", "category": 3}]}
            """
        );
        OrganizationOptOut optOut = Assert.Single(
            await Api<IOptOutReader>(peer)
                .OptOuts(
                    new OptOutQuery
                    {
                        OrganizationId = "1",
                        Address = "a+b@example.org",
                        Origin = "feedback-loop",
                    }
                )
                .ReadAsync()
        );
        Assert.Equal(
            ("1", "m1-c12", "a+b@example.org", "feedback-loop"),
            (optOut.OrganizationId, optOut.Identifier, optOut.Address, optOut.Origin)
        );
        Assert.Equal(new DateTimeOffset(2017, 3, 1, 7, 30, 0, TimeSpan.Zero), optOut.CreatedAt);
        Assert.Equal(3L, optOut.AdditionalProperties["category"]);
    }

    [Fact]
    public async Task An_address_never_gets_into_the_log()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            "/v1/organizations/1/opt_outs/?address=a%40example.org&page=1&page_size=500",
            """{"count": 0, "next": null, "results": []}"""
        );
        var log = new RecordingLog();
        Assert.Empty(
            await Api<IOptOutReader>(peer)
                .OptOuts(new OptOutQuery { OrganizationId = "1", Address = "a@example.org" })
                .ReadAsync(context: log.Context())
        );
        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, line => Assert.DoesNotContain("example.org", line));
    }

    [Fact]
    public async Task Creates_below_the_callers_own_organization_if_no_parent_is_named()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/v1/me/", """{"identifier": "admin@example.com", "organization": "/organizations/1/"}""")
            .Expect("POST", "/v1/organizations/", Child, 201);
        Organization made = await Api<IOrganizationWriter>(peer)
            .CreateOrganizationAsync(
                new OrganizationInput { Name = "Child organization", ContactEmail = "child@example.com" },
                OperationContext.None
            );
        AssertBody(
            """{"name": "Child organization", "contact_email": "child@example.com", "parent": "/organizations/1/"}""",
            peer.Received[1]
        );
        Assert.Equal("2", made.Id);
    }

    [Fact]
    public async Task Creates_below_a_parent_that_is_named_by_its_address()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/v1/organizations/", Child, 201);
        await Api<IOrganizationWriter>(peer)
            .CreateOrganizationAsync(
                new OrganizationInput
                {
                    Name = "Child organization",
                    ContactEmail = "child@example.com",
                    ParentId = "1",
                    Nickname = "nickname",
                    NotifyMessageStatus = false,
                    NotifyOptOuts = true,
                    ExternalOptOutMessage = "Custom message",
                },
                OperationContext.None
            );
        AssertBody(
            $$$"""
            {"name": "Child organization", "contact_email": "child@example.com", "parent": "{{{peer.Root}}}/v1/organizations/1/",
             "settings": {"nickname": "nickname", "notify_message_status": false, "notify_optouts": true, "external_optout_message": "Custom message"}}
            """,
            peer.Received[0]
        );
    }

    [Fact]
    public async Task Explains_a_parent_that_the_server_refuses()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/v1/organizations/", """{"parent": ["Invalid hyperlink - Object does not exist."]}""", 400);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Api<IOrganizationWriter>(peer)
                .CreateOrganizationAsync(new OrganizationInput { Name = "x", ParentId = "2" }, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.ValidationFailed, error.Kind);
        Assert.Equal(
            "Munch refused the request: parent: Invalid hyperlink - Object does not exist. Only "
                + "your own organization can be the parent of a new one; without -ParentId it is.",
            error.Message
        );
        Assert.True(error.HasFieldError("parent", "does not exist"));
    }

    [Fact]
    public async Task Changes_one_field_by_sending_the_whole_object_back()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/v1/organizations/2/", Child).Expect("PUT", "/v1/organizations/2/", Child);
        Organization changed = await Api<IOrganizationWriter>(peer)
            .UpdateOrganizationAsync("2", new OrganizationInput { Nickname = "", NotifyOptOuts = true }, OperationContext.None);
        JsonNode expected = JsonNode.Parse(Child)!;
        expected["settings"]!["nickname"] = "";
        expected["settings"]!["notify_optouts"] = true;
        AssertBody(expected.ToJsonString(), peer.Received[1]);
        Assert.Equal("2", changed.Id);
    }

    [Fact]
    public async Task Changes_the_parent_if_it_is_named()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/v1/organizations/2/", Child).Expect("PUT", "/v1/organizations/2/", Child);
        await Api<IOrganizationWriter>(peer)
            .UpdateOrganizationAsync(
                "2",
                new OrganizationInput
                {
                    Name = "New",
                    ContactEmail = "new@example.com",
                    ParentId = "7",
                },
                OperationContext.None
            );
        JsonNode expected = JsonNode.Parse(Child)!;
        expected["name"] = "New";
        expected["contact_email"] = "new@example.com";
        expected["parent"] = peer.Root + "/v1/organizations/7/";
        AssertBody(expected.ToJsonString(), peer.Received[1]);
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1", "01")]
    [InlineData("abc", "abc")]
    public async Task An_organization_is_not_made_its_own_parent(string id, string parent)
    {
        await using Peer peer = await Peer.StartAsync();
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Api<IOrganizationWriter>(peer).UpdateOrganizationAsync(id, new OrganizationInput { ParentId = parent }, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.ValidationFailed, error.Kind);
        Assert.Contains("cannot be its own parent", error.Message);
        Assert.Empty(peer.Received);
    }

    [Fact]
    public async Task Sends_a_root_without_a_parent_and_explains_the_refusal()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/v1/organizations/1/", Root)
            .Expect("PUT", "/v1/organizations/1/", """{"parent": ["Parent organization must be your organization."]}""", 400);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Api<IOrganizationWriter>(peer).UpdateOrganizationAsync("1", new OrganizationInput { Name = "New" }, OperationContext.None)
        );
        JsonNode sent = JsonNode.Parse(peer.Received[1].Body)!;
        Assert.True(sent.AsObject().ContainsKey("parent"));
        Assert.Null(sent["parent"]);
        Assert.Equal(OrgErrorKind.ValidationFailed, error.Kind);
        Assert.Equal(
            "Munch refused the request: parent: Parent organization must be your organization. 'Example' "
                + "has no parent, and the API changes only children of your own organization.",
            error.Message
        );
    }

    [Fact]
    public async Task Removes_an_organization()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("DELETE", "/v1/organizations/2/", "", 204)
            .Expect("DELETE", "/v1/organizations/1/", """{"detail": "You do not have permission to perform this action."}""", 403);
        var api = Api<IOrganizationRemover>(peer);
        await api.RemoveOrganizationAsync("2", OperationContext.None);
        var error = await Assert.ThrowsAsync<OrgException>(() => api.RemoveOrganizationAsync("1", OperationContext.None));
        Assert.Equal(OrgErrorKind.Forbidden, error.Kind);
        Assert.EndsWith("Only an administrator can remove an organization, and only a child of the own one.", error.Message);
    }

    [Fact]
    public async Task Invites_by_address()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/v1/organizations/1/invite_user/", """{"identifier": "test@example.com"}""", 201);
        MemberInviteResult result = await Api<IMemberInviter>(peer)
            .InviteAsync("1", new MemberInvitation { Email = "test@example.com" }, OperationContext.None);
        AssertBody("""{"identifier": "test@example.com"}""", peer.Received[0]);
        Assert.Equal(
            (InviteOutcome.Invited, "test@example.com", "1", null),
            (result.Outcome, result.Email, result.OrganizationId, result.Id)
        );
    }

    [Theory]
    [InlineData("user with this identifier already exists.")]
    [InlineData("Un objet utilisateur avec ce champ identifiant existe déjà.")]
    [InlineData("This field must be unique.")]
    public async Task An_address_that_has_an_account_is_an_outcome(string message)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/v1/organizations/1/invite_user/", $$"""{"identifier": ["{{message}}"]}""", 400);
        MemberInviteResult result = await Api<IMemberInviter>(peer)
            .InviteAsync("1", new MemberInvitation { Email = "ada@example.com" }, OperationContext.None);
        Assert.Equal((InviteOutcome.AlreadyMember, "ada@example.com"), (result.Outcome, result.Email));
    }

    [Fact]
    public async Task A_bare_401_to_an_invitation_is_a_missing_permission()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/v1/organizations/1/invite_user/", "", 401);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Api<IMemberInviter>(peer).InviteAsync("1", new MemberInvitation { Email = "ada@example.com" }, OperationContext.None)
        );
        Assert.Equal((OrgErrorKind.Forbidden, 401), (error.Kind, error.StatusCode));
    }

    [Fact]
    public async Task A_refused_credential_stays_one()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "POST",
            "/v1/organizations/1/invite_user/",
            """{"detail": "Invalid API key"}""",
            401,
            ("WWW-Authenticate", "Basic realm=\"api\"")
        );
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Api<IMemberInviter>(peer).InviteAsync("1", new MemberInvitation { Email = "ada@example.com" }, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.Unauthorized, error.Kind);
        Assert.Equal(
            "Munch does not accept the credential of connection 'test' (sent as Basic): Invalid API key. "
                + "Connect again: Connect-OrgProvider Munch -Token (Read-Host -AsSecureString)",
            error.Message
        );
    }

    [Theory]
    [InlineData("user")]
    [InlineData("role")]
    [InlineData("message")]
    public async Task What_an_invitation_cannot_say_is_refused_and_nothing_is_sent(string what)
    {
        await using Peer peer = await Peer.StartAsync();
        var invitation = what switch
        {
            "user" => new MemberInvitation { UserId = "2" },
            "role" => new MemberInvitation { Email = "a@example.com", Role = "admin" },
            _ => new MemberInvitation { Email = "a@example.com", Message = "Hello" },
        };
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Api<IMemberInviter>(peer).InviteAsync("1", invitation, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.ParameterNotSupported, error.Kind);
        Assert.Empty(peer.Received);
    }

    [Fact]
    public async Task Reads_the_user_and_drops_the_secret_that_comes_along()
    {
        await using Peer peer = await Peer.StartAsync();
        // The example of Munch's document, which sends the caller's own API secret.
        peer.Expect(
            "GET",
            "/v1/me/",
            """
            {"identifier": "admin@example.com", "first_name": "Jane", "last_name": "Doe", "secret": "key-181d89e7a0d2a3e62c88c4d7e2", "groups": ["administrators"],
             "organization": "/organizations/1/", "_links": {"regen_secret": {"href": "/users/2/regen_secret/"}, "change_password": {"href": "/users/2/change_password/"}}, "theme": "dark"}
            """
        );
        OrgUserInfo user = await Api<IUserReader>(peer).GetUserAsync(OperationContext.None);
        Assert.Equal(
            ("2", "admin@example.com", "Jane Doe", "Jane", "Doe", "admin@example.com"),
            (user.Id, user.UserName, user.Name, user.FirstName, user.LastName, user.Email)
        );
        Assert.Equal(["administrators"], user.Roles);
        Assert.Equal(["1"], user.Organizations);
        Assert.Equal(["_links", "theme"], user.AdditionalProperties.Keys.Order());
    }

    [Fact]
    public async Task Tells_nested_errors_field_by_field()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "POST",
            "/v1/organizations/",
            """{"contact_email": ["Saisissez une adresse email valable."], "settings": {"nickname": ["Trop court.", "Trop simple."]}}""",
            400
        );
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Api<IOrganizationWriter>(peer).CreateOrganizationAsync(new OrganizationInput { ParentId = "1" }, OperationContext.None)
        );
        Assert.Equal(["contact_email", "settings.nickname"], error.FieldErrors.Keys.Order());
        Assert.Equal(
            "Munch refused the request: contact_email: Saisissez une adresse email valable.; settings.nickname: Trop court. Trop simple.",
            error.Message
        );
    }

    private static void AssertBody(string expected, PeerRequest request)
    {
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(request.Body)), request.Body);
    }
}
