using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.Http;

/// <summary>A request as an emulated API sees it, read from the wire without any help from the client's code.</summary>
internal sealed class ApiCall
{
    public required string Method { get; init; }

    /// <summary>The root it came to, such as <c>http://localhost</c>, for absolute links in answers.</summary>
    public required string Root { get; init; }

    /// <summary>The path, still escaped.</summary>
    public required string Path { get; init; }

    /// <summary>The query, without the question mark, still escaped.</summary>
    public string QueryString { get; init; } = "";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public string? ContentType { get; init; }

    public byte[] Body { get; init; } = [];

    /// <summary>What the route's placeholders matched, unescaped.</summary>
    public IReadOnlyDictionary<string, string> Captured { get; set; } = new Dictionary<string, string>();

    /// <summary>The user that the API found behind the credential, for the journal.</summary>
    public string? User { get; set; }

    /// <summary>True if the call only reads: HEAD asks for what GET does.</summary>
    public bool IsRead => Method is "GET" or "HEAD";

    public string this[string placeholder] => Captured[placeholder];

    public string? Header(string name) => Headers.TryGetValue(name, out string? value) ? value : null;

    /// <summary>The first value of a query parameter; null if it is not there.</summary>
    public string? Query(string name) =>
        QueryString
            .Split(['&'], StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split(['='], 2))
            .Where(pair => Decode(pair[0]) == name)
            .Select(pair => pair.Length == 2 ? Decode(pair[1]) : "")
            .FirstOrDefault();

    /// <summary>The body as JSON; null if it is none.</summary>
    public JsonNode? Json()
    {
        try
        {
            return Body.Length == 0 ? null : JsonText.Parse(Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
