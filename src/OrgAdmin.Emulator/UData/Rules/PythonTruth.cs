using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>
/// What Python's <c>or</c> passes over: uData writes <c>request.json or {}</c>, and so nothing, false, "" and [] are all empty.
/// </summary>
internal static class PythonTruth
{
    public static bool IsFalse(JsonNode? node) =>
        node switch
        {
            null => true,
            JsonArray items => items.Count == 0,
            JsonObject item => item.Count == 0,
            JsonValue value => value.TryGetValue(out string? text) ? text.Length == 0
            : value.TryGetValue(out bool truth) ? !truth
            : value.TryGetValue(out double number) && number == 0,
            _ => false,
        };
}
