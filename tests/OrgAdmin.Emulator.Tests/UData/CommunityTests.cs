using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>Rows 6 to 13: badges, roles, suggestions, followers.</summary>
public sealed class CommunityTests
{
    [Fact]
    public async Task Users_are_suggested_by_a_part_of_their_slug()
    {
        Reply found = await _site.Get("users/suggest/?q=Zo%C3%A9%20F");
        Assert.Equal(
            $$"""[{"id":"{{_site.IdOf("Zoé")}}","first_name":"Zoé","last_name":"Fontaine","avatar_url":null,"email":"***@example.net","slug":"zoe-fontaine"}]""",
            found.Body
        );
        Assert.Equal("zoe.fontaine@example.net", (await _site.Get("users/suggest/?q=zoe", "root")).Each("email").Single());
        Assert.Equal(10, (await _site.Get("users/suggest/?q=a")).Count);
        Assert.Equal(2, (await _site.Get("users/suggest/?q=a&size=2")).Count);
        foreach (string size in new[] { "0", "21", "many" })
            await _site.Ask(400, "GET", "users/suggest/?q=a&size=" + size);
        await _site.Ask(400, "GET", "users/suggest/");
    }

    private const string Badges = $"organizations/{Site.Main}/badges/";
    private const string Followers = $"organizations/{Site.MainId}/followers/";

    private readonly Site _site = new();

    [Fact]
    public async Task Kinds_of_badges_have_labels()
    {
        Assert.Equal(
            """{"public-service":"Public Service","certified":"Certified","association":"Association","company":"Company","local-authority":"Local authority"}""",
            (await _site.Get("organizations/badges/")).Body
        );
        Assert.Contains("\"local-authority\":\"Collectivité territoriale\"", (await _site.Get("organizations/badges/?lang=fr")).Body);
    }

    [Fact]
    public async Task A_badge_is_given_once_by_a_system_administrator()
    {
        Assert.Equal("""{"kind":"company"}""", (await _site.Ask(201, "POST", Badges, "root", """{"kind":"company"}""")).Body);
        Assert.Equal("""{"kind":"company"}""", (await _site.Ask(200, "POST", Badges, "root", """{"kind":"company"}""")).Body);
        Assert.Equal(3, (await _site.Get($"organizations/{Site.Main}/")).Json["badges"]!.AsArray().Count);
        await _site.Refuses(400, "Unknown badge type for Organization: golden", "POST", Badges, "root", """{"kind":"golden"}""");
        await _site.Refuses(403, "You do not have the permission to modify that object.", "POST", Badges, "ada", """{"kind":"company"}""");
        await _site.Ask(401, "POST", Badges, null, """{"kind":"company"}""");
    }

    [Fact]
    public async Task A_badge_is_taken_once()
    {
        await _site.Refuses(403, "You do not have the permission to modify that object.", "DELETE", Badges + "certified/", "ada");
        await _site.Ask(204, "DELETE", Badges + "certified/", "root");
        await _site.Refuses(404, "Badge does not exists", "DELETE", Badges + "certified/", "root");
    }

    [Fact]
    public async Task There_are_three_roles() =>
        Assert.Equal(
            """[{"id":"admin","label":"Administrator"},{"id":"editor","label":"Editor"},{"id":"partial_editor","label":"Partial editor"}]""",
            (await _site.Get("organizations/roles/")).Body
        );

    [Fact]
    public async Task Suggests_by_part_of_name_or_acronym_the_most_followed_first()
    {
        Assert.Equal(["Île-de-France Mobilités"], (await _site.Get("organizations/suggest/?q=MOBIL")).Each("name"));
        Assert.Equal(
            ["id", "name", "acronym", "slug", "image_url", "page"],
            (await _site.Get("organizations/suggest/?q=idfm")).Json[0]!.AsObject().Select(field => field.Key)
        );
        Assert.Equal(10, (await _site.Get("organizations/suggest/?q=e")).Count);
        Reply two = await _site.Get("organizations/suggest/?q=e&size=2");
        Assert.Equal(2, two.Count);
        Assert.Equal("Île-de-France Mobilités", two.Each("name").First());
        Assert.Equal(0, (await _site.Get("organizations/suggest/?q=anciens%20tarifs")).Count);
        Assert.Equal(1, (await _site.Get("organizations/suggest/?q=e&size=-1")).Count);
        Assert.InRange((await _site.Get("organizations/suggest/?q=e&size=0")).Count, 11, 100);
        Reply missing = await _site.Ask(400, "GET", "organizations/suggest/");
        Assert.Equal(
            "The string to autocomplete/suggest Missing required parameter in the query string",
            missing.Json["errors"]!["q"]!.GetValue<string>()
        );
        await _site.Ask(400, "GET", "organizations/suggest/?q=e&size=many");
    }

    [Fact]
    public async Task Followers_are_paged_and_found_by_id_or_slug()
    {
        Reply page = await _site.Get(Followers + "?page_size=3");
        Assert.Equal(4, page.Json["total"]!.GetValue<int>());
        Assert.Equal("hugo-lefevre", page.Json["data"]![0]!["follower"]!["slug"]!.GetValue<string>());
        Assert.Equal("User", page.Json["data"]![0]!["follower"]!["class"]!.GetValue<string>());
        Assert.Equal($"http://localhost/api/1/{Followers}?page_size=3&page=2", page.Text("next_page"));
        Assert.Equal(4, (await _site.Get($"organizations/{Site.Main}/followers/")).Json["total"]!.GetValue<int>());
        Assert.Equal(1, (await _site.Get($"{Followers}?user={_site.IdOf("Hugo")}")).Json["total"]!.GetValue<int>());
        Assert.Equal(0, (await _site.Get($"{Followers}?user={_site.IdOf("Ada")}")).Json["total"]!.GetValue<int>());
        await _site.Ask(404, "GET", Followers + "?user=hugo-lefevre");
        await _site.Ask(404, "GET", "organizations/nobody/followers/");
    }

    [Fact]
    public async Task Following_takes_the_id_and_happens_once()
    {
        Assert.Equal("""{"followers":5}""", (await _site.Ask(201, "POST", Followers, "zoe")).Body);
        Assert.Equal("""{"followers":5}""", (await _site.Ask(200, "POST", Followers, "zoe")).Body);
        await _site.Ask(404, "POST", $"organizations/{Site.Main}/followers/", "zoe");
        await _site.Ask(401, "POST", Followers);
    }

    [Fact]
    public async Task Unfollowing_happens_once()
    {
        await _site.Ask(404, "DELETE", Followers, "zoe");
        Assert.Equal("""{"followers":3}""", (await _site.Ask(200, "DELETE", Followers, "hugo")).Body);
        await _site.Ask(404, "DELETE", Followers, "hugo");
        await _site.Ask(404, "DELETE", $"organizations/{Site.Main}/followers/", "ines");
        await _site.Ask(401, "DELETE", Followers);
    }
}
