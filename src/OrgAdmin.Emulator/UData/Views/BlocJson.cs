using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>The blocs of an organization's page, with a card of each thing that they refer to.</summary>
internal static class BlocJson
{
    private static readonly string[] DatasetCard =
    [
        .. "id title acronym slug description page uri private archived organization owner last_update quality metrics badges tags".Split(
            ' '
        ),
    ];

    private static readonly string[] ReuseCard =
    [
        .. "id title slug description type url image image_thumbnail page uri organization owner metrics badges tags topic".Split(' '),
        .. "private created_at last_modified".Split(' '),
    ];

    private static readonly string[] DataserviceCard =
    [
        .. "id title acronym slug description base_api_url format self_api_url self_web_url organization owner metrics".Split(' '),
        .. "badges tags private created_at metadata_modified_at".Split(' '),
    ];

    public static JsonArray Whole(UDataRequest request, JsonArray blocs) => Each(blocs, bloc => Bloc(request, bloc));

    private static JsonNode? Bloc(UDataRequest request, JsonNode? bloc) =>
        Fields(request, bloc!.AsObject(), BlocShapes.Of(bloc["class"]!.GetValue<string>())!);

    private static JsonObject Fields(UDataRequest request, JsonObject kept, BlocField[] fields)
    {
        var shown = (JsonObject)kept.DeepClone();
        foreach (BlocField field in fields)
        {
            if (kept[field.Name] is not JsonArray list)
                continue;
            shown[field.Name] = field.Kind switch
            {
                BlocFieldKind.References => Each(list, id => Card(request, field.Subject, id!.GetValue<string>())),
                BlocFieldKind.Items => Each(list, item => Fields(request, item!.AsObject(), BlocShapes.Item)),
                BlocFieldKind.Content => Whole(request, list),
                _ => list.DeepClone(),
            };
        }
        return shown;
    }

    private static JsonObject Card(UDataRequest request, string @class, string id)
    {
        ContentRecord content = request.World.Content(@class, id)!;
        (JsonObject whole, string[] names) = @class switch
        {
            "Dataset" => (ContentJson.Dataset(request, content), DatasetCard),
            "Reuse" => (ContentJson.Reuse(request, content), ReuseCard),
            _ => (ContentJson.Dataservice(request, content), DataserviceCard),
        };
        var card = new JsonObject();
        foreach (string name in names.Where(whole.ContainsKey))
            card[name] = whole[name]?.DeepClone();
        return card;
    }

    private static JsonArray Each(JsonArray list, Func<JsonNode?, JsonNode?> show) => new([.. list.Select(show)]);
}
