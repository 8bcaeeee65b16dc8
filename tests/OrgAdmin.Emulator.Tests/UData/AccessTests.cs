using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>What holds for every route: credentials, addresses, languages, read-only mode.</summary>
public sealed class AccessTests
{
    private readonly Site _site = new();

    [Theory]
    [InlineData("nobody-knows-me", "Invalid API token")]
    [InlineData("revoked", "Revoked API token")]
    [InlineData("expired", "Expired API token")]
    [InlineData("inactive", "Inactive user")]
    public async Task A_wrong_key_fails_even_where_none_is_needed(string user, string message)
    {
        await _site.Refuses(401, message, "GET", "organizations/", user);
        await _site.Refuses(401, message, "GET", "me/", user);
        Reply reply = await _site.Ask(401, "GET", "organizations/roles/", user);
        Assert.Equal("Bearer realm=\"uData\"", reply.Headers["WWW-Authenticate"]);
        Assert.DoesNotContain("emulator-udata", reply.Body);
    }

    [Fact]
    public async Task No_key_is_enough_for_public_routes_only()
    {
        await _site.Get("organizations/");
        Reply reply = await _site.Ask(401, "GET", "me/");
        Assert.StartsWith("The server could not verify that you are authorized", reply.Text("message"));
        Assert.Equal("Bearer realm=\"uData\"", reply.Headers["WWW-Authenticate"]);
    }

    [Fact]
    public async Task An_oauth_token_is_a_bearer_token_and_a_wrong_one_or_a_key_makes_a_stranger()
    {
        Assert.Equal("ada-martin", (await _site.Get("me/", null, ("Authorization", "Bearer emulator-udata-oauth-ada"))).Text("slug"));
        await _site.Ask(401, "GET", "me/", headers: ("Authorization", "Bearer emulator-udata-ada"));
        await _site.Ask(401, "GET", "me/", "oauth-ada");
        await _site.Get("organizations/", null, ("Authorization", "Bearer wrong"));
        await _site.Ask(401, "GET", "me/", headers: ("Authorization", "Bearer wrong"));
    }

    [Fact]
    public async Task The_default_secret_is_the_main_admin_and_the_journal_knows_the_user_but_not_the_key()
    {
        Assert.Equal("emulator-udata-ada", _site.Emulator.DefaultSecretOf(OrgProvider.UData));
        Assert.Equal("http://localhost/api/1", _site.Emulator.EndpointOf(OrgProvider.UData).AbsoluteUri);
        await _site.Get("me/", "ada");
        EmulatorRequest request = Assert.Single(_site.Emulator.Requests);
        Assert.Equal(("ada-martin", "UData", 200), (request.User, request.Provider, request.StatusCode));
    }

    [Theory]
    [InlineData("organizations/ile-de-france-mobilites", "http://localhost/api/1/organizations/ile-de-france-mobilites/")]
    [InlineData("organizations?page=2&q=a", "http://localhost/api/1/organizations/?page=2&q=a")]
    public async Task A_missing_slash_is_308_and_keeps_the_query(string path, string location) =>
        Assert.Equal(location, (await _site.Ask(308, "GET", path)).Headers["Location"]);

    [Fact]
    public async Task Methods_that_a_route_lacks_are_405()
    {
        Reply reply = await _site.Ask(405, "PATCH", $"organizations/{Site.Main}/", "ada", "{}");
        Assert.Equal("The method is not allowed for the requested URL.", reply.Text("message"));
        Assert.Equal("GET, PUT, DELETE, HEAD, OPTIONS", reply.Headers["Allow"]);
        Assert.Equal("GET, PUT, DELETE, HEAD, OPTIONS", (await _site.Ask(200, "OPTIONS", $"organizations/{Site.Main}/")).Headers["Allow"]);
    }

    [Fact]
    public async Task Routes_that_do_not_exist_are_404_and_html_for_browsers()
    {
        foreach (string path in new[] { "nothing/", $"organizations/{Site.Main}/member/", "../2/nothing/" })
        {
            Reply page = await _site.Ask(404, "GET", path);
            Assert.Equal(["error", "status"], page.Json.AsObject().Select(field => field.Key));
            Assert.StartsWith("The requested URL was not found on the server.", page.Text("error"));
        }
        Assert.StartsWith("The requested URL", (await _site.Ask(404, "GET", "organizations/nobody/")).Text("message"));
        await _site.Ask(404, "GET", "organisations/");
        await _site.Ask(404, "GET", $"organizations/{Site.Main}/catalog/");
        await _site.Ask(404, "POST", $"organizations/{Site.Main}/membership/not-a-uuid/accept/", "ada");
        Reply reply = await _site.Ask(404, "GET", "organizations/nobody/", headers: ("Accept", "text/html,*/*"));
        Assert.StartsWith("<!doctype html>", reply.Body);
        Assert.Equal("text/html; charset=utf-8", reply.Headers["Content-Type"]);
    }

    [Fact]
    public async Task A_read_only_site_lets_only_system_administrators_make_something_new()
    {
        _site.Emulator.UData.World.ReadOnly = true;
        const string Message = "Due to security reasons, the creation of new content is currently disabled.";
        await _site.Refuses(423, Message, "POST", "organizations/", "ada", "{}");
        await _site.Refuses(423, Message, "POST", $"organizations/{Site.Main}/membership/", "zoe", """{"comment":"x"}""");
        await _site.Refuses(423, Message, "POST", $"organizations/{Site.MainId}/followers/", "zoe");
        await _site.Ask(401, "POST", "organizations/", null, "{}");
        await _site.Ask(201, "POST", "organizations/", "root", """{"name":"n","description":"d"}""");
        await _site.Ask(201, "POST", $"organizations/{Site.Main}/member/", "ada", """{"email":"new@example.net"}""");
        await _site.Ask(200, "PUT", $"organizations/{Site.Main}/", "ada", """{"acronym":"X"}""");
        _site.Emulator.Reset();
        await _site.Ask(201, "POST", "organizations/", "ada", """{"name":"n","description":"d"}""");
    }

    [Theory]
    [InlineData("organizations/roles/", "fr-FR,fr;q=0.9,en;q=0.8", "Administrateur")]
    [InlineData("organizations/roles/", "de,en;q=0.5,fr;q=0.4", "Administrator")]
    [InlineData("organizations/roles/", "", "Administrator")]
    [InlineData("organizations/roles/?lang=fr", "en", "Administrateur")]
    [InlineData("organizations/roles/?lang=klingon", "fr", "Administrateur")]
    public async Task Labels_are_in_the_language_asked_for(string path, string languages, string label) =>
        Assert.Equal(label, (await _site.Get(path, null, ("Accept-Language", languages))).Json[0]!["label"]!.GetValue<string>());

    [Fact]
    public async Task Reset_brings_back_the_world_and_the_current_generation()
    {
        var former = new Site(UDataGeneration.Udata162);
        await former.Ask(204, "DELETE", $"organizations/{Site.Main}/", "ada");
        former.Emulator.Reset();
        Assert.Equal(UDataGeneration.Current, former.Emulator.Generation);
        await former.Get($"organizations/{Site.Main}/");
        await former.Ask(400, "GET", "organizations/?page=0");
    }

    [Fact]
    public async Task Two_worlds_are_the_same()
    {
        foreach (
            string path in new[]
            {
                "organizations/?page_size=100",
                $"organizations/{Site.Main}/membership/",
                $"organizations/{Site.Main}/assignments/",
                $"organizations/{Site.MainId}/followers/",
            }
        )
            Assert.Equal((await new Site().Get(path, "ada")).Body, (await _site.Get(path, "ada")).Body);
    }
}
