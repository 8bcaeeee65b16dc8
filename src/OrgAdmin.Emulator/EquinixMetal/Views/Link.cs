using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Links to what is related.</summary>
internal static class Link
{
    public static JsonObject To(string href) => new() { ["href"] = href };

    /// <summary>The path of a thing, such as <c>/metal/v1/users/{id}</c>.</summary>
    public static string Path(string kind, string id) => $"{EquinixMetalApi.Root}/{kind}/{id}";
}
