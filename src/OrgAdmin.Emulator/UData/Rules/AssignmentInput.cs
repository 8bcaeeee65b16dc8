using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>Lists of <c>{class, id}</c>: what a partial editor is to be assigned to.</summary>
internal static class AssignmentInput
{
    /// <summary>The things that a list names, which must be the organization's.</summary>
    /// <param name="request">The request.</param>
    /// <param name="list">The list as it was sent.</param>
    /// <param name="refuse">Turns what is wrong into an answer.</param>
    public static List<ContentRecord> Read(UDataRequest request, JsonNode? list, Func<string, Abort> refuse)
    {
        if (PythonTruth.IsFalse(list))
            return [];
        if (list is not JsonArray items || items.Any(item => item is not JsonObject))
            throw request.IsCurrent ? refuse("Expected a list of {class, id} objects") : Abort.Crash();
        List<ContentRecord> subjects = [];
        foreach (JsonObject item in items.OfType<JsonObject>())
        {
            string @class = Text(item["class"]);
            string id = Text(item["id"]);
            if (!Labels.Classes.Contains(@class))
                throw refuse($"Invalid object class '{@class}'");
            if (request.IsCurrent && item["id"] is not null && !ObjectId.IsValid(id))
                throw ObjectId.Refused(id);
            ContentRecord subject = request.World.Content(@class, id) ?? throw refuse($"{@class} '{id}' not found");
            subjects.Add(
                subject.Organization == request.Organization
                    ? subject
                    : throw refuse($"{@class} '{id}' does not belong to this organization")
            );
        }
        return subjects;
    }

    // Python's name for nothing.
    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString() ?? "None";
}
