using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>
/// An organization's extras in the second version of the API: read, merge, remove. The first version only replaces them all.
/// </summary>
internal static class ExtrasRoutes
{
    public static void Map(UDataApi api)
    {
        api.Map("GET /organizations/{org}/extras/", Read, UDataApi.SecondRoot);
        api.Map("PUT /organizations/{org}/extras/", Merge, UDataApi.SecondRoot);
        api.Map("DELETE /organizations/{org}/extras/", Remove, UDataApi.SecondRoot);
    }

    private static ApiAnswer Read(UDataRequest request)
    {
        DemandAlive(request);
        return ApiAnswer.Json(200, request.Organization.Extras.DeepClone());
    }

    private static ApiAnswer Merge(UDataRequest request)
    {
        request.Secure();
        JsonObject given = request.Payload() as JsonObject ?? throw Abort.With(400, "Wrong payload format, dict expected");
        DemandAlive(request);
        request.DemandAdmin();
        var merged = (JsonObject)request.Organization.Extras.DeepClone();
        foreach (KeyValuePair<string, JsonNode?> field in given)
        {
            if (field.Value is null)
                merged.Remove(field.Key);
            else
                merged[field.Key] = field.Value.DeepClone();
        }
        var problems = new ModelProblems("Organization", request.Organization.Id);
        problems.Add("extras", ExtrasInput.Problem(merged));
        problems.ThrowIfAny();
        Keep(request, merged);
        return ApiAnswer.Json(200, merged.DeepClone());
    }

    // Keys that are not there are passed over.
    private static ApiAnswer Remove(UDataRequest request)
    {
        request.Secure();
        JsonArray keys = request.Payload() as JsonArray ?? throw Abort.With(400, "Wrong payload format, list expected");
        DemandAlive(request);
        request.DemandAdmin();
        var left = (JsonObject)request.Organization.Extras.DeepClone();
        foreach (JsonNode? key in keys.Where(key => key is JsonValue))
        {
            if (key!.AsValue().TryGetValue(out string? name))
                left.Remove(name);
        }
        Keep(request, left);
        return ApiAnswer.Empty(204);
    }

    private static void DemandAlive(UDataRequest request)
    {
        if (request.Organization.Deleted is not null)
            throw Abort.Gone();
    }

    private static void Keep(UDataRequest request, JsonObject extras)
    {
        request.Organization.Extras = extras;
        request.Organization.LastModified = request.Now;
    }
}
