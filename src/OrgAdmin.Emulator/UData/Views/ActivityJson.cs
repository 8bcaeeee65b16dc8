using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>What was done, as uData shows it. It has no id.</summary>
internal static class ActivityJson
{
    private static readonly Dictionary<string, (string Label, string Icon)> Kinds = new()
    {
        ["organization:created"] = ("created an organization", "fa fa-plus"),
        ["organization:updated"] = ("updated an organization", "fa fa-pencil"),
        ["dataset:updated"] = ("updated a dataset", "fa fa-pencil"),
        ["dataset:resource:added"] = ("added a resource to a dataset", "fa fa-plus"),
    };

    public static JsonObject Activity(UDataRequest request, OrganizationRecord organization, ActivityRecord activity) =>
        new()
        {
            ["actor"] = UserJson.Reference(request, activity.Actor),
            ["organization"] = OrganizationJson.Reference(request, organization),
            ["related_to"] = activity.Subject?.Title ?? organization.Name,
            ["related_to_id"] = activity.Subject?.Id ?? organization.Id,
            ["related_to_kind"] = activity.Subject?.Class ?? "Organization",
            ["related_to_url"] = activity.Subject is { } subject ? ContentJson.Page(subject) : OrganizationJson.Page(organization),
            ["created_at"] = Dates.Text(activity.Created),
            ["label"] = Kinds[activity.Key].Label,
            ["key"] = activity.Key,
            ["icon"] = Kinds[activity.Key].Icon,
            ["changes"] = new JsonArray([.. activity.Changes.Select(change => JsonValue.Create(change))]),
            ["extras"] = new JsonObject(),
        };
}
