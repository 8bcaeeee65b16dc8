using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>An organization's extras, as its model checks them.</summary>
internal static class ExtrasInput
{
    private static readonly string[] Mandatory = ["title", "description", "type"];
    private static readonly string[] Types = ["str", "int", "float", "bool", "datetime", "date", "choice"];

    /// <summary>What is wrong with extras; null if nothing is.</summary>
    public static string? Problem(JsonNode? extras) =>
        extras is null ? null
        : extras is not JsonObject fields ? "Only dictionaries may be used in a DictField"
        : HasDollarKey(fields) ? "Invalid dictionary key name - keys may not startswith \"$\" characters"
        : fields["custom"] is JsonArray custom ? custom.Select(ProblemOf).FirstOrDefault(problem => problem is not null)
        : null;

    // What an organization wants to know of each of its datasets: a form of its own.
    private static string? ProblemOf(JsonNode? field)
    {
        if (field is not JsonObject entry)
            throw Abort.Crash();
        if (Mandatory.Any(key => !entry.ContainsKey(key)))
            return "The dictionary does not contain the mandatory keys: 'title', 'description', 'type'.";
        if (entry.Any(pair => pair.Key != "choices" && !Mandatory.Contains(pair.Key)))
            return "The dictionary does contains extra keys than allowed ones.";
        string? type = entry["type"] is JsonValue value && value.TryGetValue(out string? text) ? text : entry["type"]?.ToJsonString();
        if (!Types.Contains(type))
            return $"Type '{type ?? "None"}' of '{entry["title"]}' should be one of: "
                + $"[{string.Join(", ", Types.Select(one => $"'{one}'"))}]";
        bool hasChoices = entry["choices"] is JsonArray { Count: > 0 };
        return (type == "choice") == (hasChoices || entry.ContainsKey("choices")) && (type != "choice" || hasChoices)
            ? null
            : "The 'choices' key must be an non empty list and can only be present when type 'choice' is selected.";
    }

    private static bool HasDollarKey(JsonObject fields) =>
        fields.Any(field =>
            field.Key.StartsWith("$", System.StringComparison.Ordinal) || (field.Value is JsonObject inner && HasDollarKey(inner))
        );
}
