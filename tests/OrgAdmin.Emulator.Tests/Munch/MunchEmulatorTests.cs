using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using OrgAdmin.Emulation;
using OrgAdmin.Emulation.Munch;
using Xunit;

namespace OrgAdmin.Emulator.Tests.Munch;

/// <summary>
/// The emulated Munch behaves as munch-core's code does. The cases are those of the project's own tests
/// (src/munch/apps/users/api/v1/tests.py) and of the code where those are silent.
/// </summary>
public sealed class MunchEmulatorTests : IDisposable
{
    private const string Root = "http://localhost/v1";

    private readonly OrgEmulator _emulator = new();
    private readonly HttpClient _http;

    public MunchEmulatorTests() => _http = new HttpClient(_emulator.CreateHandler());

    public void Dispose()
    {
        _http.Dispose();
        _emulator.Dispose();
    }

    private async Task<(int Status, JsonNode? Body, HttpResponseMessage Response)> AskAsync(
        string method,
        string path,
        string user = "admin",
        string? body = null,
        string? language = null,
        string? authorization = null
    )
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            path.StartsWith("http", StringComparison.Ordinal) ? path : "http://localhost" + path
        );
        if (user.Length > 0 || authorization is not null)
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                authorization ?? "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("api:emulator-munch-" + user))
            );
        if (language is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        bool isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return ((int)response.StatusCode, isJson ? JsonNode.Parse(text) : null, response);
    }

    private static string New(string? parent) =>
        parent is null
            ? """{"name": "name", "contact_email": "contact@example.com"}"""
            : $$"""{"name": "name", "contact_email": "contact@example.com", "parent": "{{parent}}"}""";

    // OrganizationAPITestCase.test_can_only_see_mine_organization
    [Theory]
    [InlineData("admin", "Example")]
    [InlineData("manager", "Example")]
    [InlineData("user", "Example")]
    [InlineData("collaborator", "Example")]
    [InlineData("child", "Child organization")]
    [InlineData("other", "Orchard")]
    public async Task Everybody_sees_one_organization_their_own(string user, string name)
    {
        (int status, JsonNode? body, _) = await AskAsync("GET", "/v1/organizations/", user);
        Assert.Equal(200, status);
        Assert.Equal(["count", "next", "previous", "page_count", "results"], body!.AsObject().Select(entry => entry.Key));
        Assert.Equal(name, Assert.Single(body["results"]!.AsArray())!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_organization_has_the_shape_of_the_serializer()
    {
        (_, JsonNode? body, _) = await AskAsync("GET", "/v1/organizations/2/");
        JsonNode expected = JsonNode.Parse(
            """
            {"url": "http://localhost/v1/organizations/2/", "name": "Child organization", "contact_email": "child@example.com",
             "settings": {"nickname": "nickname", "notify_message_status": false, "notify_optouts": false, "external_optout_message": "Custom message"},
             "parent": "http://localhost/v1/organizations/1/", "can_attach_files": false, "can_external_optout": false,
             "_links": {"opt_outs": {"href": "http://localhost/v1/organizations/2/opt_outs/"}, "children": {"href": "http://localhost/v1/organizations/2/children/"},
                        "invite_user": {"href": "http://localhost/v1/organizations/2/invite_user/"}}}
            """
        )!;
        Assert.True(JsonNode.DeepEquals(expected, body), body!.ToJsonString());
    }

    // test_nobody_can_create_non_child_organization
    [Theory]
    [InlineData("admin", 400)]
    [InlineData("manager", 403)]
    [InlineData("user", 403)]
    [InlineData("collaborator", 403)]
    public async Task Nobody_creates_an_organization_without_a_parent(string user, int expected)
    {
        (int status, JsonNode? body, _) = await AskAsync("POST", "/v1/organizations/", user, New(null), "fr");
        Assert.Equal(expected, status);
        // This message is English in both languages.
        if (status == 400)
            Assert.Equal("""{"parent":["This field may not be blank."]}""", body!.ToJsonString());
    }

    // test_only_administrator_can_create_child_organization
    [Theory]
    [InlineData("manager", 403)]
    [InlineData("user", 403)]
    [InlineData("admin", 201)]
    public async Task Only_an_administrator_creates_a_child(string user, int expected)
    {
        (int status, JsonNode? body, _) = await AskAsync("POST", "/v1/organizations/", user, New(Root + "/organizations/1/"));
        Assert.Equal(expected, status);
        (_, JsonNode? children, _) = await AskAsync("GET", "/v1/organizations/1/children/");
        Assert.Equal(expected == 201 ? 3 : 2, children!.AsArray().Count);
        if (expected == 201)
            Assert.Equal(Root + "/organizations/1/", body!["parent"]!.GetValue<string>());
    }

    // test_cannot_create_child_of_not_owned_organization, test_cannot_add_child_on_child_organization
    [Theory]
    [InlineData(Root + "/organizations/4/", "Invalid hyperlink - Object does not exist.")]
    [InlineData(Root + "/organizations/2/", "Invalid hyperlink - Object does not exist.")]
    [InlineData(Root + "/organizations/99/", "Invalid hyperlink - Object does not exist.")]
    [InlineData("/organizations/1/", "Invalid hyperlink - No URL match.")]
    public async Task A_parent_is_the_callers_own_organization_or_none_at_all(string parent, string message)
    {
        (int status, JsonNode? body, _) = await AskAsync("POST", "/v1/organizations/", body: New(parent));
        Assert.Equal(400, status);
        Assert.Equal(message, body!["parent"]![0]!.GetValue<string>());
    }

    // test_only_adminstrator_can_see_children_organizations
    [Fact]
    public async Task Children_are_a_bare_array_reached_by_links()
    {
        (_, JsonNode? organizations, _) = await AskAsync("GET", "/v1/organizations/");
        (int status, JsonNode? children, _) = await AskAsync(
            "GET",
            organizations!["results"]![0]!["_links"]!["children"]!["href"]!.GetValue<string>()
        );
        Assert.Equal(200, status);
        Assert.Equal(["Child organization", "Newsletter"], children!.AsArray().Select(child => child!["name"]!.GetValue<string>()));
        (int below, JsonNode? grandchildren, _) = await AskAsync("GET", children[0]!["_links"]!["children"]!["href"]!.GetValue<string>());
        Assert.Equal(200, below);
        Assert.Empty(grandchildren!.AsArray());
    }

    [Theory]
    [InlineData("GET", "/v1/organizations/1/", "admin", 200)]
    [InlineData("GET", "/v1/organizations/2/", "user", 200)]
    [InlineData("GET", "/v1/organizations/4/", "admin", 403)]
    [InlineData("GET", "/v1/organizations/4/children/", "admin", 403)]
    [InlineData("GET", "/v1/organizations/4/opt_outs/", "admin", 403)]
    [InlineData("GET", "/v1/organizations/1/", "child", 403)]
    [InlineData("GET", "/v1/organizations/1/", "newcomer", 403)]
    [InlineData("GET", "/v1/organizations/99/", "admin", 404)]
    [InlineData("GET", "/v1/organizations/Example/", "admin", 404)]
    [InlineData("DELETE", "/v1/organizations/1/", "admin", 403)]
    [InlineData("DELETE", "/v1/organizations/4/", "admin", 403)]
    [InlineData("DELETE", "/v1/organizations/99/", "admin", 404)]
    [InlineData("DELETE", "/v1/organizations/99/", "manager", 403)]
    [InlineData("DELETE", "/v1/organizations/2/", "user", 403)]
    [InlineData("PUT", "/v1/organizations/", "admin", 405)]
    [InlineData("PATCH", "/v1/organizations/", "admin", 405)]
    [InlineData("DELETE", "/v1/organizations/", "admin", 405)]
    [InlineData("DELETE", "/v1/organizations/", "manager", 403)]
    [InlineData("POST", "/v1/organizations/1/", "admin", 405)]
    [InlineData("GET", "/v1/organizations/1/invite_user/", "admin", 405)]
    [InlineData("GET", "/v1/me/", "newcomer", 200)]
    [InlineData("GET", "/v1/users/", "newcomer", 403)]
    [InlineData("GET", "/v1/users/7/", "admin", 403)]
    [InlineData("GET", "/v1/users/2/", "manager", 200)]
    [InlineData("GET", "/v1/nothing/", "admin", 404)]
    public async Task Answers_with_the_status_that_the_code_gives(string method, string path, string user, int expected) =>
        Assert.Equal(expected, (await AskAsync(method, path, user)).Status);

    [Fact]
    public async Task A_missing_slash_is_added_whatever_is_asked()
    {
        (int status, _, HttpResponseMessage response) = await AskAsync("GET", "/v1/organizations/1/children?x=1", user: "");
        Assert.Equal((301, "/v1/organizations/1/children/?x=1"), (status, response.Headers.Location?.OriginalString));
        (status, _, response) = await AskAsync("POST", "/v1/organizations", body: New(null));
        Assert.Equal((301, "/v1/organizations/"), (status, response.Headers.Location?.OriginalString));
        Assert.Equal(404, (await AskAsync("GET", "/v1/nothing")).Status);
    }

    [Theory]
    [InlineData("", "Authentication credentials were not provided.")]
    [InlineData("Bearer x", "Authentication credentials were not provided.")]
    [InlineData("Basic !!!", "Invalid basic header. Credentials not correctly base64 encoded.")]
    [InlineData("Basic YWRhQGV4YW1wbGUuY29tOmVtdWxhdG9yLW11bmNoLWFkbWlu", "Invalid username")]
    [InlineData("Basic YXBpOndyb25n", "Invalid API key")]
    [InlineData("JWT wrong", "Error decoding signature.")]
    public async Task A_stranger_is_refused(string authorization, string message)
    {
        (int status, JsonNode? body, HttpResponseMessage response) = await AskAsync("GET", "/v1/me/", authorization: authorization);
        Assert.Equal((401, message), (status, body!["detail"]!.GetValue<string>()));
        Assert.Equal(new AuthenticationHeaderValue("Basic", "realm=\"api\""), Assert.Single(response.Headers.WwwAuthenticate));
    }

    [Theory]
    [InlineData("fr-FR", "contact_email", "Saisissez une adresse email valable.")]
    [InlineData("en-US, fr;q=0.5", "contact_email", "Enter a valid email address.")]
    [InlineData("de, fr;q=0.5, en;q=0.4", "contact_email", "Saisissez une adresse email valable.")]
    [InlineData("de", "name", "This field is required.")]
    [InlineData("fr", "name", "Ce champ est obligatoire.")]
    public async Task Speaks_the_language_that_is_asked_for(string language, string field, string message)
    {
        (int status, JsonNode? body, _) = await AskAsync(
            "POST",
            "/v1/organizations/",
            body: """{"contact_email": "nowhere"}""",
            language: language
        );
        Assert.Equal(400, status);
        Assert.Equal(message, body![field]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task Tells_all_problems_at_once()
    {
        (_, JsonNode? body, _) = await AskAsync(
            "POST",
            "/v1/organizations/",
            body: """
            {"name": " ", "contact_email": null, "parent": 1, "settings": {"nickname": "No!", "notify_message_status": "perhaps", "notify_optouts": null, "external_optout_message": {}}}
            """
        );
        JsonNode expected = JsonNode.Parse(
            """
            {"name": ["This field may not be blank."], "contact_email": ["This field may not be null."], "parent": ["Incorrect type. Expected URL string, received int."],
             "settings": {"nickname": ["Nickname can only contain lowercase letters, numbers and dashes. It must be between 4 and 30 characters long"],
                          "notify_message_status": ["\"perhaps\" is not a valid boolean."], "notify_optouts": ["This field may not be null."], "external_optout_message": ["Not a valid string."]}}
            """
        )!;
        Assert.True(JsonNode.DeepEquals(expected, body), body!.ToJsonString());
    }

    [Theory]
    [InlineData("[]", """{"non_field_errors":["Invalid data. Expected a dictionary, but got list."]}""")]
    [InlineData("{", """{"detail":"JSON parse error - Expecting value: line 1 column 1 (char 0)"}""")]
    public async Task A_body_that_is_no_object_is_refused(string sent, string expected)
    {
        (int status, JsonNode? body, _) = await AskAsync("POST", "/v1/organizations/", body: sent);
        Assert.Equal((400, expected), (status, body!.ToJsonString()));
    }

    [Fact]
    public async Task A_put_wants_the_whole_object_and_a_patch_the_parent()
    {
        Assert.Equal(
            ["name", "contact_email"],
            (await AskAsync("PUT", "/v1/organizations/2/", body: """{"parent": "/v1/organizations/1/"}"""))
                .Body!.AsObject()
                .Select(entry => entry.Key)
        );
        Assert.Equal(
            "Parent organization must be your organization.",
            (await AskAsync("PATCH", "/v1/organizations/2/", body: """{"name": "x"}""", language: "fr")).Body!["parent"]![
                0
            ]!.GetValue<string>()
        );
        (int status, JsonNode? body, _) = await AskAsync(
            "PATCH",
            "/v1/organizations/2/",
            body: """{"name": "x", "parent": "/v1/organizations/1/", "settings": {"nickname": ""}}"""
        );
        Assert.Equal(
            (200, "x", "", "Custom message"),
            (
                status,
                body!["name"]!.GetValue<string>(),
                body["settings"]!["nickname"]!.GetValue<string>(),
                body["settings"]!["external_optout_message"]!.GetValue<string>()
            )
        );
        Assert.Equal(403, (await AskAsync("PUT", "/v1/organizations/2/", "manager", New("/v1/organizations/1/"))).Status);
    }

    [Fact]
    public async Task A_child_is_removed_with_all_that_hangs_on_it()
    {
        Assert.Equal(204, (await AskAsync("DELETE", "/v1/organizations/2/")).Status);
        Assert.Equal(404, (await AskAsync("GET", "/v1/organizations/2/")).Status);
        Assert.Equal(401, (await AskAsync("GET", "/v1/me/", "child")).Status);
    }

    // InvitationAPITestCase
    [Theory]
    [InlineData(1, "new@example.com", 201, """{"identifier":"new@example.com"}""")]
    [InlineData(2, "new@example.com", 201, """{"identifier":"new@example.com"}""")]
    [InlineData(1, "uma@example.com", 400, """{"identifier":["user with this identifier already exists."]}""")]
    [InlineData(1, "olga@example.net", 400, """{"identifier":["user with this identifier already exists."]}""")]
    [InlineData(1, "", 400, """{"identifier":["This field may not be blank."]}""")]
    [InlineData(1, "nowhere", 400, """{"identifier":["Enter a valid email address."]}""")]
    [InlineData(4, "new@example.com", 400, """{"non_field_errors":["Invalid organization."]}""")]
    [InlineData(99, "new@example.com", 400, """{"non_field_errors":["Invalid organization."]}""")]
    public async Task Invites(int organization, string identifier, int expected, string answer)
    {
        (int status, JsonNode? body, _) = await AskAsync(
            "POST",
            $"/v1/organizations/{organization}/invite_user/",
            body: $$"""{"identifier": "{{identifier}}"}"""
        );
        Assert.Equal((expected, answer), (status, body!.ToJsonString()));
        if (expected == 201)
            Assert.Equal(
                400,
                (
                    await AskAsync("POST", $"/v1/organizations/{organization}/invite_user/", body: $$"""{"identifier": "{{identifier}}"}""")
                ).Status
            );
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("collaborator")]
    public async Task Only_an_administrator_invites(string user) =>
        Assert.Equal(
            403,
            (await AskAsync("POST", "/v1/organizations/1/invite_user/", user, """{"identifier": "new@example.com"}""")).Status
        );

    [Fact]
    public async Task Pages_opt_outs_with_absolute_links()
    {
        (_, JsonNode? middle, _) = await AskAsync("GET", "/v1/organizations/1/opt_outs/?page_size=5&page=2");
        Assert.Equal((12, 3), (middle!["count"]!.GetValue<int>(), middle["page_count"]!.GetValue<int>()));
        Assert.Equal(
            (Root + "/organizations/1/opt_outs/?page_size=5&page=3", Root + "/organizations/1/opt_outs/?page_size=5"),
            (middle["next"]!.GetValue<string>(), middle["previous"]!.GetValue<string>())
        );
        (_, JsonNode? last, _) = await AskAsync("GET", "/v1/organizations/1/opt_outs/?page_size=5&page=last");
        Assert.Equal(
            ["reader11@example.org", "reader12@example.org"],
            last!["results"]!.AsArray().Select(optOut => optOut!["address"]!.GetValue<string>())
        );
        Assert.Null(last["next"]);
        (int status, JsonNode? body, _) = await AskAsync("GET", "/v1/organizations/1/opt_outs/?page_size=5&page=4", language: "fr");
        Assert.Equal((404, "Page invalide."), (status, body!["detail"]!.GetValue<string>()));
        Assert.Equal(404, (await AskAsync("GET", "/v1/organizations/1/opt_outs/?page=0")).Status);
    }

    [Theory]
    [InlineData("address=reader03@example.org", "reader03@example.org")]
    [InlineData("origin=abuse", "reader04@example.org reader09@example.org")]
    [InlineData("origin=abuse&address=reader09@example.org", "reader09@example.org")]
    [InlineData("origin=api", "")]
    [InlineData("origin=bounce&ordering=-address", "reader10@example.org reader05@example.org")]
    public async Task Filters_opt_outs(string query, string expected)
    {
        (_, JsonNode? body, _) = await AskAsync("GET", "/v1/organizations/1/opt_outs/?" + query);
        Assert.Equal(expected, string.Join(" ", body!["results"]!.AsArray().Select(optOut => optOut!["address"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Lists_the_users_that_the_caller_may_see()
    {
        (_, JsonNode? all, _) = await AskAsync("GET", "/v1/users/");
        Assert.Equal(6, all!["count"]!.GetValue<int>());
        (_, JsonNode? one, _) = await AskAsync("GET", "/v1/users/?identifier=uma@example.com");
        Assert.Equal("Uma", Assert.Single(one!["results"]!.AsArray())!["first_name"]!.GetValue<string>());
        (_, JsonNode? own, _) = await AskAsync("GET", "/v1/users/", "manager");
        Assert.Equal("max@example.com", Assert.Single(own!["results"]!.AsArray())!["identifier"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("api", "emulator-munch-manager", 200, null)]
    [InlineData("max@example.com", "emulator-munch-manager", 200, null)]
    [InlineData("api", "wrong", 403, """{"detail":"Invalid API key"}""")]
    [InlineData("max@example.com", "wrong", 403, """{"detail":"Mauvais identifiant ou mot de passe."}""")]
    [InlineData("uma@example.com", "emulator-munch-manager", 403, """{"detail":"Mauvais identifiant ou mot de passe."}""")]
    [InlineData("", "x", 400, """{"identifier":["Ce champ ne peut être vide."]}""")]
    public async Task Gives_a_token_for_a_login_or_a_secret(string identifier, string password, int expected, string? answer)
    {
        (int status, JsonNode? body, _) = await AskAsync(
            "POST",
            "/api-token-auth",
            user: "",
            body: $$"""{"identifier": "{{identifier}}", "password": "{{password}}"}""",
            language: "fr"
        );
        Assert.Equal(expected, status);
        if (answer is not null)
        {
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(answer), body), body!.ToJsonString());
            return;
        }
        string token = body!["token"]!.GetValue<string>();
        Assert.Equal(
            "max@example.com",
            (await AskAsync("GET", "/v1/me/", authorization: "JWT " + token)).Body!["identifier"]!.GetValue<string>()
        );
        (int refreshed, JsonNode? fresh, _) = await AskAsync("POST", "/api-token-refresh", user: "", body: $$"""{"token": "{{token}}"}""");
        Assert.Equal(200, refreshed);
        Assert.NotEqual(token, fresh!["token"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_expires()
    {
        ((MunchApi)_emulator.Api(OrgProvider.Munch)).Tokens.Life = TimeSpan.Zero;
        (_, JsonNode? body, _) = await AskAsync(
            "POST",
            "/api-token-auth",
            user: "",
            body: """{"identifier": "api", "password": "emulator-munch-admin"}"""
        );
        string token = body!["token"]!.GetValue<string>();
        Assert.Equal(
            "Signature has expired.",
            (await AskAsync("GET", "/v1/me/", authorization: "JWT " + token)).Body!["detail"]!.GetValue<string>()
        );
        (int status, JsonNode? refused, _) = await AskAsync("POST", "/api-token-refresh", user: "", body: $$"""{"token": "{{token}}"}""");
        Assert.Equal((400, "Signature has expired."), (status, refused!["non_field_errors"]![0]!.GetValue<string>()));
        Assert.Equal(405, (await AskAsync("GET", "/api-token-auth", user: "")).Status);
        Assert.Equal(400, (await AskAsync("POST", "/api-token-auth", user: "", body: "{}")).Status);
    }

    [Theory]
    [InlineData(AuthScheme.Basic, "api")]
    [InlineData(AuthScheme.Jwt, "api")]
    [InlineData(AuthScheme.Jwt, "ada@example.com")]
    public async Task The_client_gets_through_with_either_scheme(AuthScheme scheme, string userName)
    {
        var api = Connect.To<IUserReader>(OrgProvider.Munch, _emulator, scheme: scheme, userName: userName);
        OrgUserInfo user = await api.GetUserAsync(OperationContext.None);
        Assert.Equal(("1", "ada@example.com", "Ada Martin"), (user.Id, user.UserName, user.Name));
        Assert.Equal("1", Assert.Single(user.Organizations!));
    }

    [Fact]
    public async Task The_client_lives_through_expired_tokens()
    {
        var tokens = ((MunchApi)_emulator.Api(OrgProvider.Munch)).Tokens;
        tokens.Life = TimeSpan.FromMilliseconds(300);
        var api = Connect.To<IUserReader>(OrgProvider.Munch, _emulator, scheme: AuthScheme.Jwt);
        await api.GetUserAsync(OperationContext.None);
        await Task.Delay(400, TestContext.Current.CancellationToken);
        tokens.Life = TimeSpan.FromMinutes(5);
        await api.GetUserAsync(OperationContext.None);
        Assert.Equal(2, _emulator.Requests.Count(request => request.Path == "/api-token-auth" && request.StatusCode == 200));
    }

    [Fact]
    public async Task The_client_makes_changes_and_removes_a_child()
    {
        var writer = Connect.To<IOrganizationWriter>(OrgProvider.Munch, _emulator);
        Organization made = await writer.CreateOrganizationAsync(
            new OrganizationInput
            {
                Name = "Shop",
                ContactEmail = "shop@example.com",
                Nickname = "shop",
                NotifyMessageStatus = false,
            },
            OperationContext.None
        );
        Assert.Equal(("1", "shop", false), (made.ParentId, made.Nickname, made.NotifyMessageStatus));
        Organization changed = await writer.UpdateOrganizationAsync(
            made.Id,
            new OrganizationInput { NotifyOptOuts = true },
            OperationContext.None
        );
        Assert.Equal(
            ("Shop", "shop@example.com", "shop", false, true, "1"),
            (changed.Name, changed.Email, changed.Nickname, changed.NotifyMessageStatus, changed.NotifyOptOuts, changed.ParentId)
        );
        await ((IOrganizationRemover)writer).RemoveOrganizationAsync(made.Id, OperationContext.None);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            ((IOrganizationReader)writer).GetOrganizationAsync(made.Id, OrganizationShape.Default, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.NotFound, error.Kind);
    }

    [Fact]
    public async Task The_client_explains_that_a_root_cannot_be_changed()
    {
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Connect
                .To<IOrganizationWriter>(OrgProvider.Munch, _emulator)
                .UpdateOrganizationAsync("1", new OrganizationInput { Name = "x" }, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.ValidationFailed, error.Kind);
        Assert.Contains("has no parent, and the API changes only children", error.Message);
        Assert.Equal(
            ["GET /v1/organizations/1/", "PUT /v1/organizations/1/"],
            _emulator.Requests.Select(request => $"{request.Method} {request.Path}")
        );
    }

    [Fact]
    public async Task The_client_reads_pages_of_opt_outs_to_the_end_and_not_past_it()
    {
        List<OrganizationOptOut> all = await Connect
            .To<IOptOutReader>(OrgProvider.Munch, _emulator)
            .OptOuts(new OptOutQuery { OrganizationId = "1" })
            .ReadAsync(new ReadOptions { PageSize = 4 });
        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"reader{i:00}@example.org"), all.Select(optOut => optOut.Address));
        Assert.Equal(3, _emulator.Requests.Count);
        Assert.All(_emulator.Requests, request => Assert.Equal((200, "admin"), (request.StatusCode, request.User)));
    }

    [Fact]
    public async Task The_client_tells_a_foreign_organization_from_a_bad_address()
    {
        var api = Connect.To<IMemberInviter>(OrgProvider.Munch, _emulator, language: "fr-FR");
        var foreign = await Assert.ThrowsAsync<OrgException>(() =>
            api.InviteAsync("4", new MemberInvitation { Email = "new@example.com" }, OperationContext.None)
        );
        Assert.Equal(
            "Munch refused the request: Organisation invalide. '4' is neither your own organization nor a child of it.",
            foreign.Message
        );
        var bad = await Assert.ThrowsAsync<OrgException>(() =>
            api.InviteAsync("1", new MemberInvitation { Email = "nowhere" }, OperationContext.None)
        );
        Assert.Equal("Munch refused the request: identifier: Saisissez une adresse email valable.", bad.Message);
        Assert.Equal(
            InviteOutcome.AlreadyMember,
            (await api.InviteAsync("1", new MemberInvitation { Email = "ivo@example.com" }, OperationContext.None)).Outcome
        );
    }

    [Fact]
    public async Task Reset_brings_the_same_world_back()
    {
        await AskAsync("DELETE", "/v1/organizations/2/");
        _emulator.Reset();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("GET", "/v1/organizations/2/")).Response.StatusCode);
    }
}
