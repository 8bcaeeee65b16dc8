using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace OrgAdmin.Emulation.UData;

/// <summary>JSON-LD, flat: a context and a list of things.</summary>
internal static class JsonLd
{
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static string Write(Graph graph)
    {
        var context = new JsonObject();
        foreach ((string prefix, string name) in Graph.Namespaces)
            context[prefix] = name;
        var things = new JsonArray();
        foreach (var subject in graph.Subjects)
        {
            var thing = new JsonObject { ["@id"] = subject.Key };
            foreach (var predicate in subject.GroupBy(statement => statement.Predicate))
                Add(thing, predicate.Key, [.. predicate.Select(statement => statement.Object)]);
            things.Add(thing);
        }
        return new JsonObject { ["@context"] = context, ["@graph"] = things }.ToJsonString(Written);
    }

    private static void Add(JsonObject thing, string predicate, IReadOnlyList<Term> values)
    {
        if (predicate == "rdf:type")
            thing["@type"] = new JsonArray([.. values.Select(value => JsonValue.Create(value.Text))]);
        else
            thing[predicate] = values.Count == 1 ? Json(values[0]) : new JsonArray([.. values.Select(Json)]);
    }

    private static JsonNode Json(Term value)
    {
        if (value.Kind == TermKind.Address)
            return new JsonObject { ["@id"] = value.Text };
        return value.Type is null ? JsonValue.Create(value.Text) : new JsonObject { ["@type"] = value.Type, ["@value"] = value.Text };
    }
}
