using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>Rows 1 to 5 of uData's routes: organizations.</summary>
public sealed class OrganizationTests
{
    private const string Road =
        """{"name":"Route départementale","description":"Une route.","url":"https://route.example.org/","business_number_id":"13002526500013","acronym":"RD","extras":{"a":1}}""";

    private readonly Site _site = new();
    private readonly Site _former = new(UDataGeneration.Udata162);

    [Fact]
    public async Task The_list_has_pages_of_20_and_leaves_out_what_is_deleted()
    {
        Reply first = await _site.Get("organizations/");
        Assert.Equal(44, first.Json["total"]!.GetValue<int>());
        Assert.Equal(
            (1, 20, 20),
            (first.Json["page"]!.GetValue<int>(), first.Json["page_size"]!.GetValue<int>(), first.Json["data"]!.AsArray().Count)
        );
        Assert.Null(first.Json["previous_page"]);
        Assert.Equal("http://localhost/api/1/organizations/?page=2", first.Text("next_page"));
        Reply last = await _site.Get("organizations/?page=3");
        Assert.Equal(4, last.Json["data"]!.AsArray().Count);
        Assert.Null(last.Json["next_page"]);
        string?[] names = [.. (await _site.Get("organizations/?page_size=1000")).EachOfPage("name")];
        Assert.Equal(44, names.Length);
        Assert.DoesNotContain("Comité des anciens tarifs", names);
    }

    [Fact]
    public async Task Page_addresses_keep_the_other_arguments()
    {
        Reply page = await _site.Get("organizations/?sort=-name&page=2&page_size=5&badge=local-authority");
        Assert.Equal(
            "http://localhost/api/1/organizations/?sort=-name&page_size=5&badge=local-authority&page=1",
            page.Text("previous_page")
        );
    }

    [Fact]
    public async Task There_is_nothing_past_the_end_but_a_first_page_there_always_is()
    {
        await _site.Ask(404, "GET", "organizations/?page=4");
        Assert.Empty((await _site.Get("organizations/?name=nothing+is+called+so")).Json["data"]!.AsArray());
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page_size=0")]
    public async Task Pages_and_sizes_below_one_are_400_now_and_were_404(string query)
    {
        Reply reply = await _site.Ask(400, "GET", "organizations/?" + query);
        Assert.Equal("Input payload validation failed", reply.Text("message"));
        string[] parts = query.Split('=');
        Assert.EndsWith(
            $" Invalid {parts[0]}: {parts[1]}. {parts[0]} must be a positive integer",
            reply.Json["errors"]![parts[0]]!.GetValue<string>()
        );
        await _former.Ask(404, "GET", "organizations/?" + query);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_page_is_a_number(UDataGeneration generation) =>
        Assert.NotNull((await new Site(generation).Ask(400, "GET", "organizations/?page=two")).Json["errors"]!["page"]);

    [Fact]
    public async Task The_newest_come_first()
    {
        DateTimeOffset[] created =
        [
            .. (await _site.Get("organizations/?page_size=44"))
                .EachOfPage("created_at")
                .Select(date => DateTimeOffset.Parse(date!, CultureInfo.InvariantCulture)),
        ];
        Assert.Equal(created.OrderDescending(), created);
        Assert.NotEqual(created[0], created[^1]);
    }

    [Theory]
    [InlineData("followers", false, "followers")]
    [InlineData("-followers", true, "followers")]
    [InlineData("-views", true, "views")]
    [InlineData("-datasets", true, "datasets")]
    [InlineData("reuses", false, "reuses")]
    public async Task Sorts_by_what_is_counted(string sort, bool descending, string metric)
    {
        int[] counts =
        [
            .. (await _site.Get($"organizations/?page_size=44&sort={sort}")).Json["data"]!
                .AsArray()
                .Select(item => item!["metrics"]![metric]!.GetValue<int>()),
        ];
        Assert.Equal(descending ? counts.OrderDescending() : counts.Order(), counts);
        Assert.NotEqual(counts[0], counts[^1]);
    }

    [Theory]
    [InlineData("name", "name", false)]
    [InlineData("-name", "name", true)]
    [InlineData("created", "created_at", false)]
    [InlineData("-last_modified", "last_modified", true)]
    public async Task Sorts_by_name_and_date(string sort, string field, bool descending)
    {
        string?[] values = [.. (await _site.Get($"organizations/?page_size=44&sort={sort}")).EachOfPage(field)];
        Assert.Equal(descending ? values.OrderDescending(StringComparer.Ordinal) : values.Order(StringComparer.Ordinal), values);
    }

    [Fact]
    public async Task Sort_and_badge_are_choices()
    {
        Reply sort = await _site.Ask(400, "GET", "organizations/?sort=age");
        Assert.Equal("Input payload validation failed", sort.Text("message"));
        Assert.Equal(
            "The field (and direction) on which sorting apply The value 'age' is not a valid choice for 'sort'.",
            sort.Json["errors"]!["sort"]!.GetValue<string>()
        );
        Reply badge = await _site.Ask(400, "GET", "organizations/?badge=golden");
        Assert.Contains("The value 'golden' is not a valid choice for 'badge'.", badge.Json["errors"]!["badge"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("q=ville", 3)]
    [InlineData("q=mobilites", 1)]
    [InlineData("q=Ville%20Loire", 1)]
    [InlineData("q=ville+rivi%C3%A8res", 0)]
    [InlineData("name=VILLE%20DE%20MONTFLEURY", 1)]
    [InlineData("name=Ville", 0)]
    [InlineData("badge=company", 6)]
    [InlineData("business_number_id=13002526500013", 1)]
    public async Task Filters(string query, int expected) =>
        Assert.Equal(expected, (await _site.Get("organizations/?" + query)).Json["total"]!.GetValue<int>());

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Whoever_makes_an_organization_is_its_admin(UDataGeneration generation)
    {
        var site = new Site(generation);
        Reply made = await site.Ask(201, "POST", "organizations/", "zoe", Road);
        Assert.Equal(
            ("Route départementale", "route-departementale", "RD", "https://route.example.org/", "13002526500013"),
            (made.Text("name"), made.Text("slug"), made.Text("acronym"), made.Text("url"), made.Text("business_number_id"))
        );
        Assert.Equal(1, made.Json["extras"]!["a"]!.GetValue<int>());
        Assert.Equal(1, made.Json["metrics"]!["members"]!.GetValue<int>());
        // What the user may do was looked up before there was the organization.
        Assert.All(made.Json["permissions"]!.AsObject(), permission => Assert.False(permission.Value!.GetValue<bool>()));
        JsonNode again = (await site.Get("organizations/route-departementale/", "zoe")).Json["permissions"]!;
        Assert.All(again.AsObject(), permission => Assert.True(permission.Value!.GetValue<bool>()));
        JsonNode member = Assert.Single(made.Json["members"]!.AsArray())!;
        Assert.Equal(("admin", site.IdOf("Zoé")), (member["role"]!.GetValue<string>(), member["user"]!["id"]!.GetValue<string>()));
        Assert.Equal(made.Text("id"), (await site.Get("organizations/route-departementale/")).Text("id"));
        Assert.Equal("route-departementale-1", (await site.Ask(201, "POST", "organizations/", "zoe", Road)).Text("slug"));
        Assert.Equal("route-departementale-2", (await site.Ask(201, "POST", "organizations/", "zoe", Road)).Text("slug"));
        await site.Ask(401, "POST", "organizations/", null, Road);
    }

    [Fact]
    public async Task What_is_missing_is_named_in_17()
    {
        await _site.RefusesModel(
            "name",
            "Field is required",
            "ValidationError (Organization:None) (Field is required: ['name'])",
            "POST",
            "organizations/",
            """{"description":"x"}"""
        );
        await _site.RefusesModel(
            "name",
            "Field is required",
            "ValidationError (Organization:None) (Field is required: ['name'])",
            "POST",
            "organizations/",
            """{"name":"   ","description":"x"}"""
        );
        await _site.RefusesModel(
            "description",
            "Field is required",
            "ValidationError (Organization:None) (Field is required: ['name', 'description'])",
            "POST",
            "organizations/",
            "{}"
        );
        await _site.RefusesModel(
            "acronym",
            "String value is too long",
            "ValidationError (Organization:None) (String value is too long: ['acronym'])",
            "POST",
            "organizations/",
            $$"""{"name":"a","description":"b","acronym":"{{new string('x', 129)}}"}"""
        );
        await _site.Ask(201, "POST", "organizations/", "ada", $$"""{"name":"a","description":"b","acronym":"{{new string('x', 128)}}"}""");
    }

    [Fact]
    public async Task What_is_missing_is_listed_in_162()
    {
        await _former.RefusesInForm("name", "This field is required.", "POST", "organizations/", "ada", """{"description":"x"}""");
        await _former.RefusesInForm("description", "This field is required.", "POST", "organizations/", "ada", "{}");
        await _former.RefusesInForm(
            "name",
            "Field cannot be longer than 350 characters.",
            "POST",
            "organizations/",
            "ada",
            $$"""{"name":"{{new string('x', 351)}}","description":"x"}"""
        );
        await _former.RefusesInForm(
            "description",
            "Field cannot be longer than 100000 characters.",
            "POST",
            "organizations/",
            "ada",
            $$"""{"name":"n","description":"{{new string('x', 100_001)}}"}"""
        );
        Reply type = await _former.Ask(400, "POST", "organizations/", "ada", "name=x", "application/x-www-form-urlencoded");
        Assert.Equal("""{"errors":{"Content-Type":"expecting application/json"}}""", type.Body);
        Reply shape = await _former.Ask(400, "POST", "organizations/", "ada", "[]");
        Assert.Equal("""{"errors":{"request":"expecting a JSON object"}}""", shape.Body);
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_refused_in_17()
    {
        await _site.Ask(415, "POST", "organizations/", "ada", "name=x", "application/x-www-form-urlencoded");
        await _site.Ask(400, "POST", "organizations/", "ada", "{");
    }

    [Theory]
    [InlineData("123", "A siret number is made of 14 digits")]
    [InlineData("1300252650001x3", "A siret number is made of 14 digits")]
    [InlineData("13002526x00013", "A siret number is only made of digits")]
    [InlineData("13002526400013", "Invalid Siret number")]
    [InlineData("35600000000048", null)]
    [InlineData("130025265xxxxx", null)]
    [InlineData("", null)]
    public async Task Only_the_first_nine_digits_of_a_siret_are_summed(string number, string? problem)
    {
        string body = $$"""{"name":"a","description":"b","business_number_id":"{{number}}"}""";
        if (problem is null)
        {
            await _site.Ask(201, "POST", "organizations/", "ada", body);
            await _former.Ask(201, "POST", "organizations/", "ada", body);
            return;
        }
        await _site.RefusesField("business_number_id", problem, "POST", "organizations/", "ada", body);
        await _former.RefusesInForm("business_number_id", problem, "POST", "organizations/", "ada", body);
    }

    [Fact]
    public async Task What_is_wrong_with_a_siret_is_told_in_French_too()
    {
        Reply reply = await _site.Ask(
            400,
            "POST",
            "organizations/?lang=fr",
            "ada",
            """{"name":"a","description":"b","business_number_id":"1"}"""
        );
        Assert.Equal("Un numéro siret est composé de 14 chiffres", reply.Text("message"));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("http://localhost/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("https://192.168.1.2/x")]
    [InlineData("https://10.0.0.1")]
    [InlineData("https://[::1]/")]
    [InlineData("gopher://example.org/")]
    [InlineData("https://intranet/")]
    public async Task A_website_is_public(string url)
    {
        string body = $$"""{"name":"a","description":"b","url":"{{url}}"}""";
        Assert.StartsWith(
            $"Invalid URL \"{url}\"",
            (await _site.Ask(400, "POST", "organizations/", "ada", body)).Json["errors"]!["url"]!.GetValue<string>()
        );
        Assert.StartsWith(
            $"Invalid URL \"{url}\"",
            (await _former.Ask(400, "POST", "organizations/", "ada", body)).Json["errors"]!["url"]![0]!.GetValue<string>()
        );
    }

    [Theory]
    [InlineData("https://example.org")]
    [InlineData("ftp://files.example.org:21/pub")]
    [InlineData("https://élan.example.fr/?a=b")]
    [InlineData("https://me:secret@example.org/")]
    public async Task A_public_website_is_taken(string url) =>
        await _site.Ask(201, "POST", "organizations/", "ada", $$"""{"name":"a","description":"b","url":"{{url}}"}""");

    [Fact]
    public async Task A_name_without_a_letter_has_no_slug_and_is_found_by_its_id()
    {
        for (int i = 0; i < 2; i++)
        {
            Reply made = await _site.Ask(201, "POST", "organizations/", "ada", """{"name":"!!!","description":"d"}""");
            Assert.Equal("", made.Text("slug"));
            Assert.Equal($"http://localhost/api/1/organizations/{made.Text("id")}/", made.Text("uri"));
            Assert.Equal($"https://data.example.org/organizations/{made.Text("id")}", made.Text("page"));
            Assert.Equal(made.Text("id"), (await _site.Get($"organizations/{made.Text("id")}/")).Text("id"));
        }
        await _site.Ask(404, "GET", "organizations/!!!/");
    }

    [Fact]
    public async Task A_name_that_is_no_text_is_500_and_any_other_field_400()
    {
        await _site.Ask(500, "POST", "organizations/", "ada", """{"name":5,"description":"d"}""");
        await _site.Ask(400, "POST", "organizations/", "ada", """{"name":"n","description":5}""");
    }

    [Fact]
    public async Task An_image_address_can_be_written()
    {
        await _site.Ask(200, "PUT", $"organizations/{Site.Main}/", "ada", """{"image_url":"https://example.org/i.png"}""");
        Assert.Equal("https://example.org/i.png", (await _site.Get($"organizations/{Site.Main}/")).Text("image_url"));
    }

    [Fact]
    public async Task A_flag_of_a_deletion_is_a_flag()
    {
        Reply reply = await _site.Ask(400, "DELETE", $"organizations/{Site.Main}/?send_legal_notice=abc", "ada");
        Assert.EndsWith("Invalid literal for boolean(): abc", (string?)reply.Json["errors"]!["send_legal_notice"]);
        await _site.Ask(204, "DELETE", $"organizations/{Site.Main}/?send_legal_notice=False", "ada");
    }

    [Theory]
    [InlineData("""{"$a":1}""")]
    [InlineData("""{"a":{"$b":1}}""")]
    public async Task A_key_of_extras_does_not_begin_with_a_dollar(string extras)
    {
        const string Problem = "Invalid dictionary key name - keys may not startswith \"$\" characters";
        Reply reply = await _site.Ask(400, "PUT", $"organizations/{Site.Main}/", "ada", $$"""{"extras":{{extras}}}""");
        Assert.Equal(Problem, (string?)reply.Json["errors"]!["extras"]);
        reply = await _site.Ask(400, "PUT", $"../2/organizations/{Site.Main}/extras/", "ada", extras);
        Assert.Equal(Problem, (string?)reply.Json["errors"]!["extras"]);
        Assert.StartsWith($"ValidationError (Organization:{Site.MainId})", reply.Text("message"));
    }

    [Fact]
    public async Task One_organization_has_everything_the_schema_names()
    {
        JsonObject now = (await _site.Get($"organizations/{Site.MainId}/")).Json.AsObject();
        string[] former =
        [
            "acronym",
            "badges",
            "business_number_id",
            "created_at",
            "deleted",
            "description",
            "extras",
            "id",
            "last_modified",
            "logo",
            "logo_thumbnail",
            "members",
            "metrics",
            "name",
            "page",
            "permissions",
            "slug",
            "uri",
            "url",
        ];
        Assert.Equal(
            [.. former.Concat(["ext", "image_url", "presentation_blocs_published_at", "teams", "zone"]).Order()],
            now.Select(field => field.Key).Order()
        );
        Assert.Equal(former, (await _former.Get($"organizations/{Site.Main}/")).Json.AsObject().Select(field => field.Key).Order());
        Assert.Equal("2014-04-17T09:30:00+00:00", now["created_at"]!.GetValue<string>());
        Assert.Equal($"http://localhost/api/1/organizations/{Site.Main}/", now["uri"]!.GetValue<string>());
        Assert.Equal(3, now["metrics"]!["datasets"]!.GetValue<int>());
        Assert.Equal(["certified", "public-service"], now["badges"]!.AsArray().Select(badge => badge!["kind"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(null, false, false)]
    [InlineData("zoe", false, false)]
    [InlineData("elsa", false, true)]
    [InlineData("chloe", false, true)]
    [InlineData("ada", true, true)]
    [InlineData("root", true, true)]
    public async Task Permissions_follow_the_role(string? user, bool admin, bool member)
    {
        JsonNode permissions = (await _site.Get($"organizations/{Site.Main}/", user)).Json["permissions"]!;
        foreach (string name in new[] { "edit", "delete", "members", "harvest" })
            Assert.Equal(admin, permissions[name]!.GetValue<bool>());
        Assert.Equal(member, permissions["private"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData(null, "***@example.org", false)]
    [InlineData("zoe", "***@example.org", false)]
    [InlineData("elsa", "ch**********@example.org", true)]
    [InlineData("ada", "ch**********@example.org", true)]
    [InlineData("root", "chloe.dubois@example.org", true)]
    public async Task Addresses_are_shown_to_those_who_may_see_them(string? user, string email, bool login)
    {
        JsonNode chloe = Chloe((await _site.Get($"organizations/{Site.Main}/", user)).Json);
        Assert.Equal(email, chloe["email"]!.GetValue<string>());
        Assert.Equal(login ? "2026-10-04T09:30:00+00:00" : null, chloe["last_login_at"]?.GetValue<string>());
        JsonNode former = Chloe((await _former.Get($"organizations/{Site.Main}/", user)).Json);
        Assert.Equal(login ? "2026-10-04T09:30:00" : null, former["last_login_at"]?.GetValue<string>());
        JsonNode listed = Chloe((await _site.Get("organizations/?name=%C3%8Ele-de-France%20Mobilit%C3%A9s", user)).Json["data"]![0]!);
        Assert.Equal(user == "root" ? "chloe.dubois@example.org" : "***@example.org", listed["email"]!.GetValue<string>());
        Assert.Equal(user == "root", listed["last_login_at"] is not null);
    }

    [Theory]
    [InlineData("ILE-DE-FRANCE-MOBILITES", Site.Main)]
    [InlineData("syndicat-des-transports", "agence-des-transports")]
    public async Task A_slug_that_is_not_the_current_one_leads_to_it_and_drops_the_query(string slug, string canonical)
    {
        Reply reply = await _site.Ask(308, "GET", $"organizations/{slug}/?lang=fr");
        Assert.Equal($"/api/1/organizations/{canonical}/", reply.Headers["Location"]);
        reply = await _site.Ask(308, "PUT", $"organizations/{slug}/member/ada-martin/", "ada", "{}");
        Assert.Equal($"/api/1/organizations/{canonical}/member/ada-martin/", reply.Headers["Location"]);
    }

    [Fact]
    public async Task An_organization_that_does_not_exist_is_404_for_anybody()
    {
        Reply reply = await _site.Ask(404, "GET", "organizations/nobody/");
        Assert.StartsWith("The requested URL was not found on the server.", reply.Text("message"));
        await _site.Ask(404, "DELETE", "organizations/000000000000000000000000/", "ada");
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_update_changes_what_was_sent_and_nothing_else(UDataGeneration generation)
    {
        var site = new Site(generation);
        Reply before = await site.Get($"organizations/{Site.Main}/", "ada");
        Reply changed = await site.Ask(
            200,
            "PUT",
            $"organizations/{Site.Main}/",
            "ada",
            """{"acronym":"STIF","slug":"mine","id":"x","metrics":{},"unheard":"of"}"""
        );
        Assert.Equal("STIF", changed.Text("acronym"));
        foreach (string field in new[] { "id", "name", "slug", "description", "url", "business_number_id", "created_at" })
            Assert.Equal(before.Text(field), changed.Text(field));
        Assert.NotEqual(before.Text("last_modified"), changed.Text("last_modified"));
        Assert.Equal("STIF", (await site.Get($"organizations/{Site.Main}/")).Text("acronym"));
        await site.Ask(400, "PUT", $"organizations/{Site.Main}/", "ada", """{"name":""}""");
        Assert.Equal("Île-de-France Mobilités", (await site.Get($"organizations/{Site.Main}/")).Text("name"));
    }

    [Fact]
    public async Task Only_admins_change_an_organization()
    {
        foreach (string user in new[] { "zoe", "chloe", "elsa" })
            await _site.Refuses(
                403,
                "You do not have the permission to modify that object.",
                "PUT",
                $"organizations/{Site.Main}/",
                user,
                """{"acronym":"X"}"""
            );
        await _site.Ask(401, "PUT", $"organizations/{Site.Main}/", null, """{"acronym":"X"}""");
        await _site.Ask(200, "PUT", $"organizations/{Site.Main}/", "root", """{"acronym":"X"}""");
    }

    [Fact]
    public async Task A_new_name_gives_a_new_slug_and_the_old_one_goes_on_leading_there()
    {
        Assert.Equal(
            "mobilites",
            (await _site.Ask(200, "PUT", $"organizations/{Site.Main}/", "ada", """{"name":"Mobilités"}""")).Text("slug")
        );
        Assert.Equal("/api/1/organizations/mobilites/", (await _site.Ask(308, "GET", $"organizations/{Site.Main}/")).Headers["Location"]);
        Assert.Equal(
            "mobilites-encore",
            (await _site.Ask(200, "PUT", "organizations/mobilites/", "ada", """{"name":"Mobilités encore"}""")).Text("slug")
        );
        Assert.Equal(
            "/api/1/organizations/mobilites-encore/",
            (await _site.Ask(308, "GET", $"organizations/{Site.Main}/")).Headers["Location"]
        );
        await _site.Ask(201, "POST", "organizations/", "zoe", """{"name":"Mobilités","description":"Takes the slug over."}""");
        Assert.Equal("Takes the slug over.", (await _site.Get("organizations/mobilites/")).Text("description"));
    }

    [Fact]
    public async Task A_deleted_organization_is_gone_except_for_its_members()
    {
        Assert.Empty((await _site.Ask(204, "DELETE", $"organizations/{Site.Main}/", "ada")).Body);
        await _site.Refuses(410, "Organization has been deleted", "GET", $"organizations/{Site.Main}/");
        await _site.Refuses(410, "Organization has been deleted", "GET", $"organizations/{Site.Main}/", "zoe");
        Assert.NotNull((await _site.Get($"organizations/{Site.Main}/", "elsa")).Json["deleted"]);
        Assert.NotNull((await _site.Get($"organizations/{Site.Main}/", "root")).Json["deleted"]);
        Assert.Equal(43, (await _site.Get("organizations/")).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task Gone_is_said_before_forbidden()
    {
        await _site.Refuses(403, "You do not have the permission to modify that object.", "DELETE", $"organizations/{Site.Main}/", "chloe");
        await _site.Ask(204, "DELETE", $"organizations/{Site.Main}/", "ada");
        await _site.Refuses(410, "Organization has been deleted", "DELETE", $"organizations/{Site.Main}/", "zoe");
        await _site.Refuses(410, "Organization has been deleted", "PUT", $"organizations/{Site.Main}/", "zoe", "{}");
        await _site.Ask(401, "DELETE", $"organizations/{Site.Main}/");
    }

    [Fact]
    public async Task Deleted_null_passes_in_17_and_restores_in_162()
    {
        foreach (Site site in new[] { _site, _former })
        {
            await site.Ask(204, "DELETE", $"organizations/{Site.Main}/", "ada");
            await site.Ask(403, "PUT", $"organizations/{Site.Main}/", "zoe", """{"deleted":null}""");
        }
        Assert.NotNull(
            (await _site.Ask(200, "PUT", $"organizations/{Site.Main}/", "ada", """{"deleted":null,"acronym":"X"}""")).Json["deleted"]
        );
        Assert.Null(
            (await _former.Ask(200, "PUT", $"organizations/{Site.Main}/", "ada", """{"deleted":null,"acronym":"X"}""")).Json["deleted"]
        );
    }

    private static JsonNode Chloe(JsonNode organization) =>
        organization["members"]!.AsArray().Single(member => member!["user"]!["first_name"]!.GetValue<string>() == "Chloé")!["user"]!;
}
