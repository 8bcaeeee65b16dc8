using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.Http;

/// <summary>
/// Reads JSON as the real servers do: the last of several keys of one name counts. <see cref="JsonNode"/> itself would take such
/// a text and throw at the first look into it.
/// </summary>
internal static class JsonText
{
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonNode? Parse(byte[] text)
    {
        using var document = JsonDocument.Parse(text);
        return Node(document.RootElement);
    }

    private static JsonNode? Node(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(Node)]);
            case JsonValueKind.Object:
                var item = new JsonObject();
                foreach (JsonProperty property in element.EnumerateObject())
                    item[property.Name] = Node(property.Value);
                return item;
            default:
                return JsonValue.Create(element.Clone());
        }
    }
}
