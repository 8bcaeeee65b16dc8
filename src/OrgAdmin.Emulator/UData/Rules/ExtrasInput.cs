using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>An organization's extras, as its model checks them.</summary>
internal static class ExtrasInput
{
    private static readonly string[] Mandatory = ["title", "description", "type"];
    private static readonly string[] Types = ["str", "int", "float", "bool", "datetime", "date", "choice"];

    /// <summary>What is wrong with extras; null if nothing is.</summary>
    public static JsonNode? Problem(JsonNode? extras) =>
        extras is null ? null
        : extras is not JsonObject fields ? "Only dictionaries may be used in a DictField"
        : HasDollarKey(fields) ? "Invalid dictionary key name - keys may not startswith \"$\" characters"
        : fields.TryGetPropertyValue("custom", out JsonNode? custom) ? ProblemOfForm(custom)
        : null;

    // What an organization wants to know of each of its datasets: a form of its own. The last field that is wrong counts.
    private static JsonObject? ProblemOfForm(JsonNode? custom)
    {
        var problems = new JsonObject();
        if (custom is not JsonArray form)
            return
                custom is JsonObject { Count: 0 } || (custom is JsonValue value && value.TryGetValue(out string? text) && text.Length == 0)
                ? null
                : throw Abort.Crash();
        foreach (JsonNode? field in form)
        {
            if (field is not JsonObject entry)
                throw Abort.Crash();
            if (Mandatory.Any(key => !entry.ContainsKey(key)))
                problems["custom"] = "The dictionary does not contain the mandatory keys: 'title', 'description', 'type'.";
            if (entry.Any(pair => pair.Key != "choices" && !Mandatory.Contains(pair.Key)))
                problems["custom"] = "The dictionary does contains extra keys than allowed ones.";
            string type = Text(entry["type"]);
            if (!Types.Contains(type))
                problems["type"] =
                    $"Type '{type}' of '{Text(entry["title"])}' should be one of: "
                    + $"[{string.Join(", ", Types.Select(one => $"'{one}'"))}]";
            if (type == "choice" ? entry["choices"] is not JsonArray { Count: > 0 } : entry.ContainsKey("choices"))
                problems["choices"] = "The 'choices' key must be an non empty list and can only be present when type 'choice' is selected.";
        }
        return problems.Count > 0 ? problems : null;
    }

    // Python's name for nothing.
    private static string Text(JsonNode? node) => node?.ToString() ?? "None";

    private static bool HasDollarKey(JsonObject fields) =>
        fields.Any(field =>
            field.Key.StartsWith("$", System.StringComparison.Ordinal) || (field.Value is JsonObject inner && HasDollarKey(inner))
        );
}
