using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Emulation.UData;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData.Itself;

/// <summary>What uData's own tests hold of followers, suggestions, badges, contact points and permissions.</summary>
public sealed class AsUDataItselfCommunityTests
{
    private static readonly string[] AllBadges = ["public-service", "certified", "association", "company", "local-authority"];

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Anybody_follows(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        UserRecord user = site.User();
        Assert.Equal("""{"followers":1}""", (await site.Ask(201, "POST", $"organizations/{organization.Id}/followers/", user)).Body);
        Assert.Equal(1, (await site.Get(EmptySite.Path(organization))).Json["metrics"]!["followers"]!.GetValue<int>());
        JsonNode follow = Assert.Single((await site.Get(EmptySite.Path(organization, "followers/"))).Json["data"]!.AsArray())!;
        Assert.Equal(user.Id, follow["follower"]!["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Who_follows_stops_following(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        UserRecord user = site.User();
        organization.Follow(new FollowRecord(site.World.NewId(), user, organization.Created));
        Assert.Equal("""{"followers":0}""", (await site.Ask(200, "DELETE", $"organizations/{organization.Id}/followers/", user)).Body);
        Assert.Empty((await site.Get(EmptySite.Path(organization, "followers/"))).Json["data"]!.AsArray());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task The_most_followed_is_suggested_first(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        site.Named("word");
        site.Named("test-1", followers: 1);
        OrganizationRecord most = site.Named("test-4", followers: 10);
        JsonArray found = await Suggested(site, "tes", 2);
        Assert.Equal(most.Id, found[0]!["id"]!.GetValue<string>());
        Assert.All(found, one => Assert.Contains("tes", one!["name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(UDataGeneration.Current, "testé", "testé")]
    [InlineData(UDataGeneration.Udata162, "testé", "testé")]
    [InlineData(UDataGeneration.Current, "mon testé", "mon testé")]
    [InlineData(UDataGeneration.Udata162, "mon testé", "mon testé")]
    [InlineData(UDataGeneration.Current, "Ministère", "Ministère de l'intérieur")]
    [InlineData(UDataGeneration.Udata162, "Ministère", "Ministère de l'intérieur")]
    public async Task Accents_words_and_apostrophes_are_suggested(UDataGeneration generation, string typed, string name)
    {
        var site = new EmptySite(generation);
        site.Named("word");
        site.Named(name + " 1");
        site.Named("other");
        site.Named(name + " 3");
        Assert.All(await Suggested(site, typed, 2), one => Assert.Contains(typed, one!["name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(UDataGeneration.Current, 3)]
    [InlineData(UDataGeneration.Udata162, 3)]
    [InlineData(UDataGeneration.Current, 0)]
    [InlineData(UDataGeneration.Udata162, 0)]
    public async Task What_fits_nothing_suggests_nothing(UDataGeneration generation, int organizations)
    {
        var site = new EmptySite(generation);
        for (int i = 0; i < organizations; i++)
            site.Organization();
        await Suggested(site, "xxxxxx", 0);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Two_of_one_name_are_suggested_both(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        (string first, string second) = (site.Named("homonym").Id, site.Named("homonym").Id);
        Assert.Equal([first, second], (await Suggested(site, "homonym", 2)).Select(one => one!["id"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Acronyms_are_suggested_however_they_are_written(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        site.Named("word", "other");
        site.Named("another word", "UDATA1", followers: 1);
        OrganizationRecord most = site.Named("third word", "UDATA4", followers: 10);
        JsonArray found = await Suggested(site, "uDaTa", 2);
        Assert.Equal(most.Id, found[0]!["id"]!.GetValue<string>());
        Assert.All(found, one => Assert.Contains("UDATA", one!["acronym"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task The_kinds_of_badges_have_labels(UDataGeneration generation)
    {
        JsonObject kinds = (await new EmptySite(generation).Get("organizations/badges/")).Json.AsObject();
        Assert.Equal(AllBadges, kinds.Select(kind => kind.Key));
        Assert.Equal(
            ["Public Service", "Certified", "Association", "Company", "Local authority"],
            kinds.Select(kind => kind.Value!.GetValue<string>())
        );
    }

    [Theory]
    [InlineData(UDataGeneration.Current, "")]
    [InlineData(UDataGeneration.Udata162, "")]
    [InlineData(UDataGeneration.Current, "public-service")]
    [InlineData(UDataGeneration.Udata162, "public-service")]
    public async Task A_system_administrator_gives_a_badge_beside_others(UDataGeneration generation, string before)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        if (before.Length > 0)
            organization.Badges.Add(before);
        await site.Ask(201, "POST", EmptySite.Path(organization, "badges/"), site.User(isSysadmin: true), """{"kind": "certified"}""");
        Assert.Equal(before.Length > 0 ? 2 : 1, (await site.Get(EmptySite.Path(organization))).Json["badges"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task The_same_badge_is_given_once(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        UserRecord root = site.User(isSysadmin: true);
        foreach (int status in new[] { 201, 200 })
            await site.Ask(status, "POST", EmptySite.Path(organization, "badges/"), root, """{"kind": "certified"}""");
        Assert.Single((await site.Get(EmptySite.Path(organization))).Json["badges"]!.AsArray());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_system_administrator_takes_a_badge_away(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        organization.Badges.Add("certified");
        await site.Ask(204, "DELETE", EmptySite.Path(organization, "badges/certified/"), site.User(isSysadmin: true));
        Assert.Empty((await site.Get(EmptySite.Path(organization))).Json["badges"]!.AsArray());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_badge_that_is_not_there_is_not_taken_away(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        await site.Ask(404, "DELETE", EmptySite.Path(site.Organization(), "badges/certified/"), site.User(isSysadmin: true));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_contact_point_is_listed_with_its_organization(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = await WithContact(site);
        JsonNode contact = (await site.Get(EmptySite.Path(organization, "contacts/"))).Json["data"]![0]!;
        Assert.Equal(("Martin Schultz", "martin@example.com"), (contact["name"]!.GetValue<string>(), contact["email"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_contact_point_is_suggested_by_a_part_of_its_address(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = await WithContact(site);
        JsonNode contact = Assert.Single((await site.Get(EmptySite.Path(organization, "contacts/suggest/?q=martin@exam"))).Json.AsArray())!;
        Assert.Equal(("Martin Schultz", "martin@example.com"), (contact["name"]!.GetValue<string>(), contact["email"]!.GetValue<string>()));
        Assert.Equal(0, (await site.Get(EmptySite.Path(organization, "contacts/suggest/?q=martine"))).Count);
    }

    [Theory]
    [InlineData(UDataGeneration.Current, "nobody", "")]
    [InlineData(UDataGeneration.Udata162, "nobody", "")]
    [InlineData(UDataGeneration.Current, "admin", "edit delete members harvest private")]
    [InlineData(UDataGeneration.Udata162, "admin", "edit delete members harvest private")]
    [InlineData(UDataGeneration.Current, "editor", "private")]
    [InlineData(UDataGeneration.Udata162, "editor", "private")]
    [InlineData(UDataGeneration.Current, "root", "edit delete members harvest private")]
    [InlineData(UDataGeneration.Udata162, "root", "edit delete members harvest private")]
    [InlineData(UDataGeneration.Current, "stranger", "")]
    [InlineData(UDataGeneration.Udata162, "stranger", "")]
    public async Task Permissions_say_what_the_caller_may_do(UDataGeneration generation, string caller, string may)
    {
        var site = new EmptySite(generation);
        (UserRecord admin, UserRecord editor) = (site.User(), site.User());
        OrganizationRecord organization = site.Organization((admin, "admin"), (editor, "editor"));
        UserRecord? user = caller switch
        {
            "admin" => admin,
            "editor" => editor,
            "root" => site.User(isSysadmin: true),
            "stranger" => site.User(),
            _ => null,
        };
        JsonObject permissions = (await site.Get(EmptySite.Path(organization), user)).Json["permissions"]!.AsObject();
        Assert.Equal(["edit", "delete", "members", "harvest", "private"], permissions.Select(permission => permission.Key));
        Assert.Equal(
            may.Split([' '], StringSplitOptions.RemoveEmptyEntries),
            permissions.Where(permission => permission.Value!.GetValue<bool>()).Select(permission => permission.Key)
        );
    }

    private static async Task<JsonArray> Suggested(EmptySite site, string typed, int count)
    {
        JsonArray found = (await site.Get($"organizations/suggest/?q={Uri.EscapeDataString(typed)}&size=5")).Json.AsArray();
        Assert.Equal(count, found.Count);
        Assert.All(
            found,
            one => Assert.Equal(["id", "name", "acronym", "slug", "image_url", "page"], one!.AsObject().Select(field => field.Key))
        );
        return found;
    }

    private static async Task<OrganizationRecord> WithContact(EmptySite site)
    {
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        string body =
            $$"""{"email": "martin@example.com", "name": "Martin Schultz", "organization": "{{organization.Id}}", "role": "contact"}""";
        await site.Ask(201, "POST", "contacts/", admin, body);
        return organization;
    }
}
