using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>
/// The blocs of an organization's page as they are sent: some of what is wrong with them ends the call while they are read, the rest is
/// told when the organization is saved. What a bloc has no field for is passed over.
/// </summary>
internal sealed class BlocsInput
{
    private static readonly string[] InNoAccordion = ["AccordionListBloc", "HeroBloc"];
    private static readonly string[] Colors = ["primary", "green", "purple"];

    private readonly UDataRequest _request;

    private BlocsInput(UDataRequest request) => _request = request;

    /// <summary>Blocs as they are kept: references by id, and each bloc with an id.</summary>
    public JsonArray Kept { get; private set; } = [];

    /// <summary>What is wrong, as the model tells it; null if nothing is.</summary>
    public JsonNode? Problem { get; private set; }

    public static BlocsInput Read(UDataRequest request, JsonNode? sent)
    {
        var input = new BlocsInput(request);
        if (sent is null or JsonArray { Count: 0 })
            return input;
        if (PythonTruth.IsFalse(sent))
            input.Problem = "Only lists and tuples may be used in a list field";
        else
            (input.Kept, input.Problem) = Each(sent, input.Bloc);
        return input;
    }

    // A class that nobody knows is a key that is not in a dictionary, and nobody looks.
    private (JsonObject Kept, JsonObject Problems) Bloc(JsonObject sent)
    {
        string? @class = sent["class"] is JsonValue value && value.TryGetValue(out string? name) ? name : null;
        (JsonObject kept, JsonObject problems) = Fields(sent, BlocShapes.Of(@class) ?? throw Abort.Crash());
        string? id = sent["id"] is JsonValue given && given.TryGetValue(out string? text) ? text : null;
        if (id is not null && !Guid.TryParse(id, out _))
            problems["id"] = "Could not convert to UUID: badly formed hexadecimal UUID string";
        kept["id"] = id ?? _request.World.NewUuid();
        kept["class"] = @class;
        return (kept, problems);
    }

    private (JsonObject Kept, JsonObject Problems) Fields(JsonObject sent, BlocField[] fields)
    {
        var kept = new JsonObject();
        var problems = new JsonObject();
        foreach (BlocField field in fields)
        {
            (JsonNode? value, JsonNode? problem) = Value(field, sent[field.Name]);
            if (field.IsRequired && value is null)
                problem ??= "Field is required";
            kept[field.Name] = value;
            if (problem is not null)
                problems[field.Name] = problem;
        }
        return (kept, problems);
    }

    private (JsonNode? Value, JsonNode? Problem) Value(BlocField field, JsonNode? sent)
    {
        switch (field.Kind)
        {
            case BlocFieldKind.Text:
                return Text(sent);
            case BlocFieldKind.Color:
                (JsonNode? color, JsonNode? problem) = Text(sent);
                if (color is not null && !Colors.Contains(color.GetValue<string>()))
                    throw Abort.Field("color", $"'{color}' is not a valid choice. Valid choices: ['{string.Join("', '", Colors)}']");
                return (color, problem);
            case BlocFieldKind.References:
                return (new JsonArray([.. References(field, sent)]), null);
            case BlocFieldKind.Links:
                return Each(sent ?? new JsonArray(), link => Fields(link, BlocShapes.Link));
            case BlocFieldKind.Items:
                return Each(sent ?? new JsonArray(), item => Fields(item, BlocShapes.Item));
            default:
                (JsonArray content, JsonNode? wrong) = Each(sent ?? new JsonArray(), Bloc);
                if (content.Select(bloc => bloc!["class"]!.GetValue<string>()).FirstOrDefault(InNoAccordion.Contains) is { } misplaced)
                    throw Abort.Without($"{misplaced} cannot be nested inside an accordion");
                return (content, wrong);
        }
    }

    private static (JsonNode? Value, JsonNode? Problem) Text(JsonNode? sent) =>
        sent is null ? (null, null)
        : sent is not JsonValue value || !value.TryGetValue(out string? text) ? (sent.DeepClone(), "StringField only accepts string values")
        : (text.Trim().Length == 0 ? null : JsonValue.Create(text), null);

    private JsonNode?[] References(BlocField field, JsonNode? sent) =>
        sent is null or JsonArray
            ? [.. (sent as JsonArray ?? []).Select(reference => (JsonNode?)JsonValue.Create(Reference(field, reference)))]
            : throw Abort.Crash();

    // By id, or as {"id": …}, as it was shown.
    private string Reference(BlocField field, JsonNode? sent)
    {
        JsonNode? value = sent is JsonObject card ? card["id"] : sent;
        string id = value is JsonValue given && given.TryGetValue(out string? text) ? text : throw Abort.Crash();
        if (!ObjectId.IsValid(id))
            throw ObjectId.Refused(id);
        return _request.World.Content(field.Subject, id) is null ? throw Abort.Field(field.Name, $"Unknown reference '{id}'") : id;
    }

    private static (JsonArray Kept, JsonNode? Problem) Each(JsonNode sent, Func<JsonObject, (JsonObject Kept, JsonObject Problems)> read)
    {
        var kept = new JsonArray();
        var problems = new JsonObject();
        if (sent is not JsonArray list)
            throw Abort.Crash();
        for (int i = 0; i < list.Count; i++)
        {
            (JsonObject one, JsonObject wrong) = read(list[i] as JsonObject ?? throw Abort.Crash());
            kept.Add(one);
            if (wrong.Count > 0)
                problems[i.ToString(CultureInfo.InvariantCulture)] = wrong;
        }
        return (kept, problems.Count > 0 ? problems : null);
    }
}
