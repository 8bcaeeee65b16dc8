using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>What the views have in common: links, and what the framework says of each.</summary>
internal static class ViewJson
{
    public static JsonObject Link(string href) => new() { ["href"] = href };

    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    /// <summary>The framework's answer to OPTIONS.</summary>
    public static ApiAnswer Described() =>
        ApiAnswer.Json(
            200,
            new JsonObject
            {
                ["name"] = "Organization",
                ["description"] = "",
                ["renders"] = new JsonArray("application/json", "text/html", "text/csv"),
                ["parses"] = new JsonArray("application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/csv"),
            }
        );
}
