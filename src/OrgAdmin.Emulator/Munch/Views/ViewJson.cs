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

    /// <summary>The framework's answer to OPTIONS, without what it tells an administrator of the fields.</summary>
    /// <param name="path">The path below the API's root.</param>
    public static ApiAnswer Described(string path) =>
        ApiAnswer.Json(
            200,
            new JsonObject
            {
                ["name"] = Name(path.Trim('/').Split('/')),
                ["description"] = "",
                ["renders"] = new JsonArray("application/json", "text/html", "text/csv"),
                ["parses"] = new JsonArray("application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/csv"),
            }
        );

    // A list and one thing of it have a name of their own; what hangs on one has that of the thing.
    private static string Name(string[] path) =>
        path[0] == "me"
            ? "Me Api"
            : (path[0] == "users" ? "Munch User" : "Organization")
                + path.Length switch
                {
                    1 => " List",
                    2 => " Instance",
                    _ => "",
                };
}
