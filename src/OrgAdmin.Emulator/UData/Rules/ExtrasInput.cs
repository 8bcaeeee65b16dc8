using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>An organization's extras, as its model checks them.</summary>
internal static class ExtrasInput
{
    /// <summary>What is wrong with extras; null if nothing is.</summary>
    public static string? Problem(JsonNode? extras) =>
        extras is null ? null
        : extras is not JsonObject fields ? "Only dictionaries may be used in a DictField"
        : HasDollarKey(fields) ? "Invalid dictionary key name - keys may not startswith \"$\" characters"
        : null;

    private static bool HasDollarKey(JsonObject fields) =>
        fields.Any(field =>
            field.Key.StartsWith("$", System.StringComparison.Ordinal) || (field.Value is JsonObject inner && HasDollarKey(inner))
        );
}
