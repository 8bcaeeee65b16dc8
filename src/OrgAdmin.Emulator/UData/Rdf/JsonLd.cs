using System;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace OrgAdmin.Emulation.UData;

/// <summary>JSON-LD, flat: a context and a list of things, with every key in its place of the alphabet.</summary>
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
        var things = new JsonArray();
        foreach (var subject in graph.Subjects)
        {
            var thing = new JsonObject { ["@id"] = subject.Key };
            foreach ((_, string predicate, Term value) in subject)
            {
                (string key, JsonNode said) =
                    predicate == "rdf:type"
                        ? ("@type", JsonValue.Create(JsonLdContext.Shortened(value.Text)))
                        : JsonLdContext.Said(Graph.Whole(predicate), value);
                Add(thing, key, said);
            }
            things.Add(Sorted(thing));
        }
        return new JsonObject { ["@context"] = Sorted(JsonLdContext.Json()), ["@graph"] = things }.ToJsonString(Written);
    }

    // One value stands alone, several are a list.
    private static void Add(JsonObject thing, string key, JsonNode value)
    {
        switch (thing[key])
        {
            case null:
                thing[key] = value;
                break;
            case JsonArray several:
                several.Add(value);
                break;
            case { } first:
                thing[key] = new JsonArray(first.DeepClone(), value);
                break;
        }
    }

    private static JsonObject Sorted(JsonObject item)
    {
        var sorted = new JsonObject();
        foreach (var field in item.OrderBy(field => field.Key, StringComparer.Ordinal))
            sorted[field.Key] = field.Value?.DeepClone();
        return sorted;
    }
}
