using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>What hangs on the site and not on an organization: dataservices, activity, contact points, and tables in CSV.</summary>
public sealed class SiteContentTests
{
    private const string Main = $"organizations/{Site.Main}/";
    private const string Activity = $"activity/?organization={Site.MainId}";

    private readonly Site _site = new();

    [Fact]
    public async Task Dataservices_are_those_of_an_organization_by_its_id()
    {
        JsonNode page = (await _site.Get($"dataservices/?organization={Site.MainId}")).Json;
        JsonNode service = Assert.Single(page["data"]!.AsArray())!;
        Assert.Equal("Prochains passages", service["title"]!.GetValue<string>());
        Assert.Equal("https://api.example.org/prochains-passages/", service["base_api_url"]!.GetValue<string>());
        Assert.False(service["permissions"]!["edit"]!.GetValue<bool>());
        page = (await _site.Get($"dataservices/?organization={Site.MainId}", "farid")).Json;
        Assert.True(page["data"]![0]!["permissions"]!["edit"]!.GetValue<bool>());
        Assert.Equal(1, (await _site.Get("dataservices/")).Json["total"]!.GetValue<int>());
        await _site.Refuses(400, "`organization` must be an identifier", "GET", $"dataservices/?organization={Site.Main}");
        await _site.Ask(400, "GET", "dataservices/?sort=name");
    }

    [Fact]
    public async Task Activity_tells_the_latest_first_and_what_is_private_to_members_only()
    {
        var keys = (await _site.Get(Activity, "ada")).EachOfPage("key");
        Assert.Equal(
            ["organization:updated", "dataset:updated", "dataset:resource:added", "dataset:updated", "organization:created"],
            keys
        );
        Reply strangers = await _site.Get(Activity);
        Assert.Equal((4, 5), (strangers.EachOfPage("key").Count(), strangers.Json["total"]!.GetValue<int>()));
        Assert.DoesNotContain("Étude interne des correspondances", strangers.EachOfPage("related_to"));
        await _site.Refuses(400, "`related_to` arg must be an identifier", "GET", "activity/?related_to=foobar");
        await _site.Ask(400, "GET", $"activity/?organization={Site.Main}");
        Assert.Equal(1, (await _site.Get($"activity/?user={_site.IdOf("Elsa")}")).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_is_changed_is_told_with_the_fields_that_are_different()
    {
        await _site.Ask(
            200,
            "PUT",
            Main,
            "ada",
            """{"acronym": "IDF", "description": "L'autorité organisatrice des **mobilités** de la région."}"""
        );
        JsonNode last = (await _site.Get(Activity, "ada")).Json["data"]![0]!;
        Assert.Equal(("organization:updated", "Ada"), (last["key"]!.GetValue<string>(), last["actor"]!["first_name"]!.GetValue<string>()));
        Assert.Equal("""["acronym"]""", last["changes"]!.ToJsonString());
        await _site.Ask(200, "PUT", Main, "ada", """{"acronym": "IDF"}""");
        await _site.Ask(200, "PUT", $"{Main}member/{_site.IdOf("Chloé")}/", "ada", """{"role": "admin"}""");
        await _site.Ask(204, "DELETE", $"{Main}member/{_site.IdOf("Driss")}/", "ada");
        JsonArray told = (await _site.Get(Activity, "ada")).Json["data"]!.AsArray();
        Assert.Equal((7, """["members.2.role"]"""), (told.Count, told[0]!["changes"]!.ToJsonString()));

        string id = (await _site.Ask(201, "POST", "organizations/", "zoe", """{"name": "New", "description": "d"}""")).Text("id")!;
        await _site.Ask(204, "DELETE", $"organizations/{id}/", "zoe");
        Assert.Equal(["organization:updated", "organization:created"], (await _site.Get($"activity/?organization={id}")).EachOfPage("key"));
    }

    [Fact]
    public async Task A_contact_point_is_made_once()
    {
        string body =
            $$"""{"name": "Press", "email": "press@mobilites.example.org", "role": "publisher", "organization": "{{Site.MainId}}"}""";
        Reply made = await _site.Ask(201, "POST", "contacts/", "chloe", body);
        Assert.Equal(Site.Main, made.Json["organization"]!["slug"]!.GetValue<string>());
        Assert.Null(made.Json["owner"]);
        Assert.Equal(made.Text("id"), (await _site.Ask(200, "POST", "contacts/", "ada", body)).Text("id"));
        Reply list = await _site.Get(Main + "contacts/");
        Assert.Equal(["Équipe données ouvertes", "Assistance", "Press"], list.EachOfPage("name"));
        Assert.False(list.Json["data"]![0]!.AsObject().ContainsKey("organization"));
        Assert.Equal(
            Site.Main,
            (await _site.Get(Main + "contacts/suggest/?q=press")).Json[0]!["organization"]!["slug"]!.GetValue<string>()
        );
        await _site.RefusesField("organization", "Permission denied for this organization", "POST", "contacts/", "zoe", body);
        await _site.Ask(401, "POST", "contacts/", null, body);
    }

    [Fact]
    public async Task A_contact_point_without_an_organization_is_its_makers_own()
    {
        const string Body = """{"name": "Zoé", "contact_form": "https://zoe.example.org/write", "role": "contact"}""";
        Reply made = await _site.Ask(201, "POST", "contacts/", "zoe", Body);
        Assert.Equal("zoe-fontaine", made.Json["owner"]!["slug"]!.GetValue<string>());
        string path = $"contacts/{made.Text("id")}/";
        await _site.Ask(403, "PUT", path, "ada", """{"name": "Ada"}""");
        Assert.Equal("Zo", (await _site.Ask(200, "PUT", path, "zoe", """{"name": "Zo"}""")).Text("name"));
        await _site.Ask(201, "POST", "contacts/", "zoe", Body);
        await _site.RefusesField(
            "name",
            "An existing contact point already exists with these informations.",
            "PUT",
            path,
            "zoe",
            """{"name": "Zoé"}"""
        );
        await _site.Ask(403, "DELETE", path, "ada");
        await _site.Ask(204, "DELETE", path, "zoe");
        await _site.Ask(404, "GET", path);
    }

    [Theory]
    [InlineData("""{"name": "A", "role": "contact"}""", null, "At least an email or a contact form is required for a contact point")]
    [InlineData("""{"name": "A", "email": "a", "role": "contact"}""", "email", "Invalid email address")]
    [InlineData("""{"name": "see https://a.org", "email": "a@example.org", "role": "user"}""", "name", "URLs not allowed in this field")]
    [InlineData("""{"name": "A", "email": "a@example.org"}""", "role", "ValidationError (ContactPoint:None) (Field is required: ['role'])")]
    [InlineData(
        """{"name": "A", "role": "user", "organization": "534fff00000000000000ffff"}""",
        "organization",
        "Unknown reference '534fff00000000000000ffff'"
    )]
    public async Task A_contact_point_is_checked(string body, string? field, string message)
    {
        Reply reply = await _site.Ask(400, "POST", "contacts/", "ada", body);
        Assert.Equal(message, reply.Text("message"));
        Assert.Equal(field, reply.Json["errors"]!.AsObject().Select(error => error.Key).SingleOrDefault());
    }

    [Fact]
    public async Task A_contact_point_stays_whose_it_is_unless_a_system_administrator_gives_it_away()
    {
        const string Body = """{"name": "Zoé", "email": "zoe@example.org", "role": "contact"}""";
        string zoe = _site.IdOf("Zoé");
        await _site.RefusesField(
            "owner",
            "You can only set yourself as owner",
            "POST",
            "contacts/",
            "ada",
            Body.Replace("}", $", \"owner\": \"{zoe}\"}}")
        );
        Reply made = await _site.Ask(201, "POST", "contacts/", "zoe", Body.Replace("}", $", \"owner\": {{\"id\": \"{zoe}\"}}}}"));
        Assert.Equal(zoe, made.Json["owner"]!["id"]!.GetValue<string>());
        string path = $"contacts/{made.Text("id")}/";
        // Said again, it is no change.
        await _site.Ask(200, "PUT", path, "zoe", $$"""{"owner": "{{zoe}}", "organization": null}""");
        await _site.RefusesField("owner", "Cannot modify owner after creation", "PUT", path, "zoe", """{"owner": null}""");
        string owner = $$"""{"owner": "{{_site.IdOf("Ada")}}"}""";
        await _site.RefusesField("owner", "You can only set yourself as owner", "PUT", path, "zoe", owner);
        await _site.RefusesField(
            "organization",
            "Permission denied for this organization",
            "PUT",
            path,
            "zoe",
            $$"""{"organization": "{{Site.MainId}}"}"""
        );
        Reply given = await _site.Ask(200, "PUT", path, "root", $$"""{"organization": "{{Site.MainId}}"}""");
        Assert.Equal(Site.MainId, given.Json["organization"]!["id"]!.GetValue<string>());
        Assert.Null(given.Json["owner"]);
        await _site.RefusesField(
            "organization",
            "Cannot modify organization after creation",
            "PUT",
            path,
            "ada",
            """{"organization": "534fff000000000000000002"}"""
        );
        await _site.Ask(500, "PUT", path, "ada", """{"organization": null}""");
        Assert.Equal(
            zoe,
            (await _site.Ask(200, "PUT", path, "root", $$"""{"owner": "{{zoe}}"}""")).Json["owner"]!["id"]!.GetValue<string>()
        );
        Assert.Null((await _site.Get(path)).Json["organization"]);
        await _site.RefusesField(
            "role",
            "'boss' is not a valid choice. Valid choices: ['contact', 'creator', 'publisher', 'rightsHolder', 'custodian', "
                + "'distributor', 'originator', 'principalInvestigator', 'processor', 'resourceProvider', 'user']",
            "PUT",
            path,
            "zoe",
            """{"role": "boss"}"""
        );
    }

    [Fact]
    public async Task Contact_points_have_roles()
    {
        Reply roles = await _site.Get("contacts/roles/");
        Assert.Equal((11, "contact", "rightsHolder"), (roles.Count, roles.Each("id").First(), roles.Each("id").ElementAt(3)));
        Assert.Equal("Rights Holder", roles.Each("label").ElementAt(3));
    }

    [Theory]
    [InlineData("datasets", "\"id\";\"title\";\"slug\";\"acronym\";\"url\";\"organization\"", 3)]
    [InlineData("datasets-resources", "\"dataset.id\";\"dataset.title\"", 3)]
    [InlineData("dataservices", "\"id\";\"title\";\"slug\"", 1)]
    [InlineData("discussions", "\"id\";\"user\";\"subject\";\"subject_class\"", 2)]
    public async Task Tables_are_csv_with_semicolons(string table, string begins, int rows)
    {
        Reply csv = await _site.Get($"{Main}{table}.csv", "ada");
        Assert.Equal("text/csv; charset=utf-8", csv.Headers["Content-Type"]);
        Assert.StartsWith($"attachment; filename={Site.Main}-{table}-", csv.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.StartsWith(begins, csv.Body, StringComparison.Ordinal);
        string[] lines = csv.Body.Split(["\r\n"], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(rows + 1, lines.Length);
        int columns = lines[0].Split(';').Length;
        Assert.All(lines, line => Assert.Equal(columns, line.Split(';').Length));
        Assert.DoesNotContain("Étude interne", csv.Body);
    }

    [Fact]
    public async Task Numbers_of_a_table_stand_alone_and_texts_in_quotation_marks() =>
        Assert.Contains(
            ";2;\"5e0000000000000000000007\";\"La ligne 402 n'apparaît pas le dimanche.\nCorrigé, merci.\";",
            (await _site.Get(Main + "discussions.csv")).Body
        );
}
