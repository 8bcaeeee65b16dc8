using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>The blocs of an organization's page, as their models check them.</summary>
internal static class BlocsInput
{
    private static readonly string[] InNoAccordion = ["AccordionListBloc", "HeroBloc"];

    // The fields that each bloc cannot be without.
    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["DatasetsListBloc"] = ["title"],
        ["ReusesListBloc"] = ["title"],
        ["DataservicesListBloc"] = ["title"],
        ["LinksListBloc"] = ["title"],
        ["HeroBloc"] = ["title"],
        ["MarkdownBloc"] = ["content"],
        ["AccordionListBloc"] = [],
    };

    /// <summary>What is wrong with blocs; null if nothing is.</summary>
    public static string? Problem(JsonNode? blocs) =>
        blocs is null ? null
        : blocs is not JsonArray list ? "Only lists and tuples may be used in a list field"
        : list.Select(bloc => ProblemOf(bloc, isNested: false)).FirstOrDefault(problem => problem is not null);

    /// <summary>Blocs as they are kept: each gets an id.</summary>
    public static JsonArray Kept(UDataWorld world, JsonNode? blocs)
    {
        var kept = new JsonArray();
        foreach (JsonNode? bloc in blocs as JsonArray ?? [])
        {
            var copy = (JsonObject)bloc!.DeepClone();
            copy["id"] ??= world.NewUuid();
            kept.Add(copy);
        }
        return kept;
    }

    private static string? ProblemOf(JsonNode? node, bool isNested)
    {
        if (node is not JsonObject bloc || Text(bloc, "class") is not { } name || !Required.TryGetValue(name, out string[]? required))
            return "Unknown class of bloc";
        if (isNested && InNoAccordion.Contains(name))
            return $"{name} cannot be nested inside an accordion";
        if (required.FirstOrDefault(field => Text(bloc, field) is null) is { } missing)
            return $"Field is required: ['{missing}']";
        return name == "AccordionListBloc" && bloc["items"] is JsonArray items
            ? items
                .OfType<JsonObject>()
                .SelectMany(item => item["content"] as JsonArray ?? [])
                .Select(inner => ProblemOf(inner, isNested: true))
                .FirstOrDefault(problem => problem is not null)
            : null;
    }

    private static string? Text(JsonObject bloc, string field) =>
        bloc[field] is JsonValue value && value.TryGetValue(out string? text) && text.Trim().Length > 0 ? text : null;
}
