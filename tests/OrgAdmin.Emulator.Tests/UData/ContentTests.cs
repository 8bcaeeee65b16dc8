using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>Rows 14 to 18, 29 and 30: the catalog, and what an organization publishes.</summary>
public sealed class ContentTests
{
    private const string Main = $"organizations/{Site.Main}/";

    private readonly Site _site = new();

    [Theory]
    [InlineData(null, "json")]
    [InlineData("application/json", "json")]
    [InlineData("application/ld+json", "json")]
    [InlineData("text/turtle", "ttl")]
    [InlineData("application/x-turtle;q=0.5, application/rdf+xml;q=0.9", "xml")]
    [InlineData("application/n-triples", "nt")]
    [InlineData("text/n3", "n3")]
    [InlineData("application/trig", "trig")]
    [InlineData("text/xml", "xml")]
    [InlineData("image/png", "json")]
    [InlineData("*/*", "xml")]
    public async Task The_catalog_chooses_a_format_by_what_is_accepted(string? accept, string extension)
    {
        Reply reply = await _site.Ask(302, "GET", Main + "catalog?tag=transport", headers: accept is null ? [] : [("Accept", accept)]);
        Assert.StartsWith($"/api/1/organizations/{Site.MainId}/catalog.{extension}?tag=transport", reply.Headers["Location"]);
    }

    [Theory]
    [InlineData("xml", "application/rdf+xml")]
    [InlineData("n3", "text/n3")]
    [InlineData("ttl", "application/x-turtle")]
    [InlineData("nt", "application/n-triples")]
    [InlineData("json", "application/ld+json")]
    [InlineData("trig", "application/trig")]
    public async Task Every_format_has_its_type_and_the_public_datasets(string format, string type)
    {
        Reply reply = await _site.Get($"{Main}catalog.{format}");
        Assert.Equal(type, reply.Headers["Content-Type"]);
        foreach (string title in new[] { "Horaires prévus sur les lignes", "Arrêts et lignes associées", "Validations par jour" })
            Assert.Contains(title, reply.Body);
        Assert.DoesNotContain("Étude interne", reply.Body);
        Assert.Contains("Île-de-France Mobilités", reply.Body);
    }

    [Fact]
    public async Task The_xml_and_json_of_the_catalog_can_be_read()
    {
        XNamespace rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
        XElement xml = XDocument.Parse((await _site.Get(Main + "catalog.xml?page_size=2")).Body).Root!;
        Assert.Equal(rdf + "RDF", xml.Name);
        Assert.Contains(
            xml.Descendants(XName.Get("next", "http://www.w3.org/ns/hydra/core#")),
            next => next.Attribute(rdf + "resource")!.Value.EndsWith("catalog.xml?page_size=2&page=2", StringComparison.Ordinal)
        );
        // Two datasets, their three files, and a dataservice.
        Assert.Equal(6, xml.Descendants(XName.Get("identifier", "http://purl.org/dc/terms/")).Count());
        JsonArray graph = (await _site.Get(Main + "catalog.json")).Json["@graph"]!.AsArray();
        Assert.Equal(3, graph.Count(thing => thing!["@type"]!.ToString() == "Dataset"));
        Assert.Equal("3", graph[0]!["totalItems"]!["@value"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_json_of_the_catalog_is_shortened_with_the_words_of_its_context()
    {
        JsonNode json = (await _site.Get(Main + "catalog.json?page_size=2")).Json;
        JsonObject context = json["@context"]!.AsObject();
        Assert.Equal("http://www.w3.org/ns/dcat#", context["@vocab"]!.GetValue<string>());
        Assert.Equal("dct:title", context["title"]!.GetValue<string>());
        Assert.Equal("""{"@id":"foaf:homepage","@type":"@id"}""", context["homepage"]!.ToJsonString());
        Assert.Equal("""{"@id":"dct:issued","@type":"http://www.w3.org/2001/XMLSchema#dateTime"}""", context["issued"]!.ToJsonString());
        JsonArray graph = json["@graph"]!.AsArray();
        JsonNode catalog = graph[0]!;
        Assert.Equal(
            ["@id", "@type", "dataset", "description", "publisher", "service", "title", "totalItems", "view"],
            catalog.AsObject().Select(field => field.Key)
        );
        Assert.Equal("""["Catalog","hydra:Collection"]""", catalog["@type"]!.ToJsonString());
        Assert.Equal(2, catalog["dataset"]!.AsArray().Count);
        JsonNode dataset = Named(catalog["dataset"]![0]!.GetValue<string>());
        Assert.Equal("2016-02-01T09:30:00+00:00", dataset["issued"]!.GetValue<string>());
        Assert.Equal(
            """{"@type":"http://www.w3.org/2001/XMLSchema#dateTime","@value":"2016-02-01T09:30:00+00:00"}""",
            dataset["dct:created"]!.ToJsonString().Replace("\\u002B", "+")
        );
        Assert.Equal(
            "https://data.example.org/datasets/horaires-prevus-sur-les-lignes",
            dataset["landingPage"]!["@id"]!.GetValue<string>()
        );
        Assert.Equal("""["mobilite","transport"]""", dataset["keyword"]!.ToJsonString());
        JsonNode file = Named(dataset["distribution"]![0]!.GetValue<string>());
        Assert.Equal(("Distribution", "zip"), (file["@type"]!.GetValue<string>(), file["format"]!.GetValue<string>()));
        Assert.StartsWith("https://", file["downloadURL"]!.GetValue<string>());
        JsonNode publisher = Named(catalog["publisher"]!.GetValue<string>());
        Assert.Equal("foaf:Organization", publisher["@type"]!.GetValue<string>());
        Assert.Equal("https://mobilites.example.org/", publisher["homepage"]!.GetValue<string>());
        Assert.Equal(publisher["name"]!.GetValue<string>(), publisher["label"]!.GetValue<string>());
        Assert.Equal("DataService", Named(catalog["service"]!["@id"]!.GetValue<string>())["@type"]!.GetValue<string>());
        Assert.EndsWith("page_size=2&page=2", Named(catalog["view"]!.GetValue<string>())["next"]!.GetValue<string>());

        JsonArray second = (await _site.Get(Main + "catalog.json?page_size=2&page=2")).Json["@graph"]!.AsArray();
        Assert.DoesNotContain("service", second[0]!.AsObject().Select(field => field.Key));

        JsonNode Named(string id) => graph.Single(thing => thing!["@id"]!.GetValue<string>() == id)!;
    }

    [Fact]
    public async Task Every_line_of_the_triples_is_a_statement()
    {
        string[] lines = (await _site.Get(Main + "catalog.nt")).Body.Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 20);
        Assert.All(lines, line => Assert.Matches("""^<[^>]+> <[^>]+> (<[^>]+>|"([^"\\]|\\.)*"(\^\^<[^>]+>)?) \.$""", line));
    }

    [Fact]
    public async Task The_catalog_of_what_is_deleted_is_gone_and_unknown_formats_are_not_found()
    {
        await _site.Ask(404, "GET", Main + "catalog.csv");
        await _site.Ask(404, "GET", Main + "catalog.json?page=2");
        Reply gone = await _site.Ask(410, "GET", "organizations/comite-des-anciens-tarifs/catalog.json", "ada");
        Assert.StartsWith("The requested URL is no longer available", gone.Text("message"));
    }

    [Fact]
    public async Task Private_datasets_are_for_members()
    {
        Reply all = await _site.Get(Main + "datasets/", "elsa");
        Assert.Equal(4, all.Json["total"]!.GetValue<int>());
        Assert.Equal(3, (await _site.Get(Main + "datasets/", "zoe")).Json["total"]!.GetValue<int>());
        Assert.DoesNotContain("Étude interne des correspondances", (await _site.Get(Main + "datasets/")).EachOfPage("title"));
        Assert.Equal(Site.Main, all.Json["data"]![0]!["organization"]!["slug"]!.GetValue<string>());
        Assert.Equal(
            """{"data":[{"slug":"validations-par-jour"}],"total":3}""",
            (await _site.Get(Main + "datasets/?page_size=1&sort=-title", null, ("X-Fields", "data{slug},total"))).Body
        );
    }

    [Theory]
    [InlineData("title", "Arrêts et lignes associées")]
    [InlineData("-created", "Validations par jour")]
    [InlineData("-views", "Horaires prévus sur les lignes")]
    [InlineData("followers", "Validations par jour")]
    [InlineData("-reuses", "Horaires prévus sur les lignes")]
    [InlineData("last_update", "Horaires prévus sur les lignes")]
    public async Task Datasets_are_sorted(string sort, string first) =>
        Assert.Equal(first, (await _site.Get($"{Main}datasets/?sort={sort}")).EachOfPage("title").First());

    [Fact]
    public async Task Datasets_sort_and_page_as_everything_does()
    {
        Reply sort = await _site.Ask(400, "GET", Main + "datasets/?sort=name");
        Assert.Equal(
            "The field (and direction) on which sorting apply The value 'name' is not a valid choice for 'sort'.",
            sort.Json["errors"]!["sort"]!.GetValue<string>()
        );
        await _site.Ask(404, "GET", Main + "datasets/?page=2");
    }

    [Fact]
    public async Task Reuses_are_a_plain_list_private_ones_for_members()
    {
        Assert.Equal(["Carte des correspondances"], (await _site.Get(Main + "reuses/")).Each("title"));
        Assert.Equal(2, (await _site.Get(Main + "reuses/", "chloe")).Count);
    }

    [Fact]
    public async Task Discussions_are_a_plain_list_newest_first()
    {
        Reply list = await _site.Get(Main + "discussions/");
        Assert.Equal(["Coordonnées décalées", "Une ligne manque le dimanche", "Licence du fond de carte ?"], list.Each("title"));
        Assert.Equal(["Dataset", "Dataset", "Reuse"], list.Json.AsArray().Select(item => item!["subject"]!["class"]!.GetValue<string>()));
        Assert.Equal(2, list.Json[1]!["discussion"]!.AsArray().Count);
        Assert.NotNull(list.Json[1]!["closed"]);
    }

    [Fact]
    public async Task Contacts_are_paged_and_suggested()
    {
        Reply page = await _site.Get(Main + "contacts/");
        Assert.Equal(["id", "name", "email", "contact_form", "role"], page.Json["data"]![0]!.AsObject().Select(field => field.Key));
        Assert.Equal(2, page.Json["total"]!.GetValue<int>());
        Assert.Equal(["Assistance"], (await _site.Get(Main + "contacts/suggest/?q=ASSIST")).Each("name"));
        Assert.Equal(2, (await _site.Get(Main + "contacts/suggest/?q=mobilites.example")).Count);
        await _site.Ask(400, "GET", Main + "contacts/suggest/");
    }
}
