using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>The catalog of an organization's public datasets as RDF, in six formats.</summary>
internal static class CatalogRoutes
{
    private const int PageSize = 100;

    // In the order that decides when a caller likes several equally.
    private static readonly (string Type, string Extension)[] Accepted =
    [
        ("application/rdf+xml", "xml"),
        ("application/xml", "xml"),
        ("text/n3", "n3"),
        ("application/x-turtle", "ttl"),
        ("text/turtle", "ttl"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json"),
        ("application/json", "json"),
        ("application/trig", "trig"),
        ("text/xml", "xml"),
    ];

    private static readonly string[] Arguments =
    [
        "q",
        "sort",
        "tag",
        "license",
        "featured",
        "geozone",
        "granularity",
        "format",
        "schema",
        "schema_version",
        "topic",
        "dataservice",
        "reuse",
        "credit",
        "owner",
        "followed_by",
    ];

    public static void Map(UDataApi api)
    {
        api.Map("GET /organizations/{org}/catalog", Redirect);
        api.Map("GET /organizations/{org}/catalog.{format}", Catalog);
    }

    private static ApiAnswer Redirect(UDataRequest request)
    {
        (int page, int size) = Paging.Bounds(request, PageSize);
        List<string> query =
        [
            .. Filters(request),
            "page=" + page.ToString(CultureInfo.InvariantCulture),
            "page_size=" + size.ToString(CultureInfo.InvariantCulture),
        ];
        return ApiAnswer
            .Text(302, "<!doctype html>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n", "text/html; charset=utf-8")
            .With(
                "Location",
                $"{UDataApi.Root}/organizations/{request.Organization.Id}/catalog.{Best(request.Call.Header("Accept"))}?"
                    + $"{string.Join("&", query)}"
            );
    }

    private static ApiAnswer Catalog(UDataRequest request)
    {
        if (request.Organization.Deleted is not null)
            throw Abort.With(
                410,
                "The requested URL is no longer available on this server and there is no forwarding address. "
                    + "If you followed a link from a foreign page, please contact the author of this page."
            );
        (int page, int size) = Paging.Bounds(request, PageSize);
        ContentRecord[] datasets =
        [
            .. request
                .Organization.Visible("Dataset")
                .Where(dataset =>
                    request.Call.Query("q") is not { Length: > 0 } q || dataset.Title.IndexOf(q, StringComparison.OrdinalIgnoreCase) >= 0
                )
                .Where(dataset => request.Call.Query("tag") is not { Length: > 0 } tag || dataset.Tags.Contains(tag)),
        ];
        long start = (long)(page - 1) * size;
        if (start >= datasets.Length && page != 1)
            throw request.NotFound();
        // Dataservices that are about no dataset of another page are on the first one, and here none is about a dataset.
        Graph graph = CatalogGraph.Of(
            request,
            [.. datasets.Skip((int)start).Take(size)],
            page == 1 ? [.. request.Organization.Visible("Dataservice")] : [],
            (datasets.Length, page, size)
        );
        return request.Call["format"] switch
        {
            "xml" or "rdf" => ApiAnswer.Text(200, RdfXml.Write(graph), "application/rdf+xml"),
            "n3" => ApiAnswer.Text(200, Turtle.Write(graph), "text/n3"),
            "ttl" => ApiAnswer.Text(200, Turtle.Write(graph), "application/x-turtle"),
            "nt" => ApiAnswer.Text(200, NTriples.Write(graph), "application/n-triples"),
            "json" or "jsonld" => ApiAnswer.Text(200, JsonLd.Write(graph), "application/ld+json"),
            "trig" => ApiAnswer.Text(200, Turtle.Write(graph), "application/trig"),
            _ => throw request.NotFound(),
        };
    }

    private static IEnumerable<string> Filters(UDataRequest request) =>
        request.Call.QueryString.Split(['&'], StringSplitOptions.RemoveEmptyEntries).Where(pair => Arguments.Contains(pair.Split('=')[0]));

    // The best of what the caller accepts: JSON-LD if nothing fits or nothing is said, but RDF in XML for */*, which fits them all and so
    // takes the first.
    private static string Best(string? accept)
    {
        IEnumerable<(string Range, double Weight)> ranges = (accept ?? "")
            .Split(',')
            .Select(part => part.Split(';'))
            .Select(parts => (parts[0].Trim().ToLowerInvariant(), Weight(parts)));
        return Accepted
                .Select(
                    (candidate, i) =>
                        (
                            candidate.Extension,
                            Order: i,
                            Weight: ranges
                                .Where(range => Fits(candidate.Type, range.Range))
                                .Select(range => range.Weight)
                                .DefaultIfEmpty(0)
                                .Max()
                        )
                )
                .Where(candidate => candidate.Weight > 0)
                .OrderByDescending(candidate => candidate.Weight)
                .ThenBy(candidate => candidate.Order)
                .Select(candidate => candidate.Extension)
                .FirstOrDefault()
            ?? "json";
    }

    private static bool Fits(string type, string range) =>
        range == type
        || range == "*/*"
        || (
            range.EndsWith("/*", StringComparison.Ordinal)
            && type.StartsWith(range.Substring(0, range.Length - 1), StringComparison.Ordinal)
        );

    private static double Weight(string[] parts) =>
        parts.Skip(1).Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("q=", StringComparison.Ordinal)) is { } weight
        && double.TryParse(weight.Substring(2), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : 1;
}
