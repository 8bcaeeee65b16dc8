using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>
/// The words that uData's JSON-LD is shortened with: prefixes, the vocabulary that is left out altogether, and terms for single names,
/// some of which say of which kind their values are.
/// </summary>
internal static class JsonLdContext
{
    private const string Vocabulary = "http://www.w3.org/ns/dcat#";
    private const string Time = "http://www.w3.org/2001/XMLSchema#dateTime";
    private const string Address = "@id";

    private static readonly (string Prefix, string Namespace)[] Prefixes =
    [
        ("dcat", Vocabulary),
        ("dct", "http://purl.org/dc/terms/"),
        ("foaf", "http://xmlns.com/foaf/0.1/"),
        ("org", "http://www.w3.org/ns/org#"),
        ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        ("skos", "http://www.w3.org/2004/02/skos/core#"),
        ("spdx", "http://spdx.org/rdf/terms#"),
        ("vcard", "http://www.w3.org/2006/vcard/ns#"),
        ("schema", "http://schema.org/"),
        ("hydra", "http://www.w3.org/ns/hydra/core#"),
        ("freq", "http://purl.org/cld/freq/"),
    ];

    private static readonly (string Name, string Short, string? Type)[] Terms =
    [
        .. Of("dcat", Address, "downloadURL accessURL dataset distribution"),
        .. Of("dct", null, "title description language license rights spatial identifier temporal format accrualPeriodicity"),
        .. Of("dct", Time, "issued modified"),
        .. Of("dct", Address, "publisher"),
        .. Of("foaf", Address, "homepage"),
        .. Of("foaf", null, "name"),
        ("fn", "vcard:fn", null),
        ("hasEmail", "vcard:email", null),
        .. Of("org", null, "subOrganizationOf"),
        .. Of("spdx", null, "checksum checksumValue"),
        .. Of("spdx", Address, "algorithm"),
        .. Of("rdfs", null, "label"),
        .. Of("schema", null, "startDate endDate"),
        .. Of("hydra", Address, "view first last next previous"),
        .. Of("hydra", null, "totalItems"),
    ];

    private static readonly Dictionary<string, (string Name, string? Type)> ByAddress = Terms.ToDictionary(
        term => Whole(term.Short),
        term => (term.Name, term.Type)
    );

    /// <summary>The context as it stands in the document.</summary>
    public static JsonObject Json()
    {
        var context = new JsonObject { ["@vocab"] = Vocabulary };
        foreach ((string prefix, string name) in Prefixes)
            context[prefix] = name;
        foreach ((string name, string shortened, string? type) in Terms)
            context[name] = type is null ? shortened : new JsonObject { ["@id"] = shortened, ["@type"] = type };
        return context;
    }

    /// <summary>The key of a property, and the value as it stands there.</summary>
    /// <param name="property">The property's address.</param>
    /// <param name="value">What is said.</param>
    public static (string Key, JsonNode Value) Said(string property, Term value)
    {
        (string Name, string? Type)? term = ByAddress.TryGetValue(property, out (string Name, string? Type) known) ? known : null;
        bool isAddress = value.Kind == TermKind.Address;
        string? type = value.Type is null ? null : Graph.Whole(value.Type);
        // A term that says what its values are is for such values only.
        if (term is { Type: { } wanted } && wanted != (isAddress ? Address : type))
            term = null;
        string key = term?.Name ?? Shortened(property);
        return (key, isAddress ? Thing(value.Text, term?.Type) : Literal(value.Text, type, term?.Type));
    }

    /// <summary>A name without what everybody knows of it.</summary>
    public static string Shortened(string address)
    {
        int end = address.LastIndexOfAny(['#', '/']) + 1;
        (string space, string name) = (address.Substring(0, end), address.Substring(end));
        if (space == Vocabulary)
            return name;
        string? prefix = Prefixes.FirstOrDefault(known => known.Namespace == space).Prefix;
        return prefix is null ? address : $"{prefix}:{name}";
    }

    private static JsonNode Thing(string address, string? type) =>
        type == Address ? JsonValue.Create(address) : new JsonObject { ["@id"] = address };

    private static JsonNode Literal(string text, string? type, string? known) =>
        type is null || type == known ? JsonValue.Create(text) : new JsonObject { ["@type"] = Shortened(type), ["@value"] = text };

    private static string Whole(string shortened)
    {
        string[] parts = shortened.Split([':'], 2);
        return Prefixes.First(prefix => prefix.Prefix == parts[0]).Namespace + parts[1];
    }

    private static IEnumerable<(string Name, string Short, string? Type)> Of(string prefix, string? type, string names) =>
        names.Split([' '], StringSplitOptions.None).Select(name => (name, $"{prefix}:{name}", type));
}
