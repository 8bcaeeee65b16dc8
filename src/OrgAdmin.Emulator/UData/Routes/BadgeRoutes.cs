using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>Badges, which only system administrators give and take.</summary>
internal static class BadgeRoutes
{
    public static void Map(UDataApi api)
    {
        api.Map("GET /organizations/badges/", Kinds);
        api.Map("POST /organizations/{org}/badges/", Add);
        api.Map("DELETE /organizations/{org}/badges/{kind}/", Remove);
    }

    private static ApiAnswer Kinds(UDataRequest request)
    {
        var kinds = new JsonObject();
        foreach (string kind in Labels.Badges)
            kinds[kind] = Labels.Label(request.Call, kind);
        return ApiAnswer.Json(200, kinds);
    }

    private static ApiAnswer Add(UDataRequest request)
    {
        request.SecureForSysadmin();
        JsonNode? value = request.Body()["kind"];
        string kind = value is JsonValue text && text.TryGetValue(out string? given) ? given : value?.ToJsonString() ?? "None";
        if (request.Organization.Badges.Contains(kind))
            return request.Answer(200, OrganizationJson.Badge(kind));
        if (!Labels.Badges.Contains(kind))
            throw Abort.Without($"Unknown badge type for Organization: {kind}");
        request.Organization.Badges.Insert(0, kind);
        request.World.Notifications.TellOfBadge(request.Organization, kind, request.Now);
        return request.Answer(201, OrganizationJson.Badge(kind));
    }

    private static ApiAnswer Remove(UDataRequest request)
    {
        request.SecureForSysadmin();
        return request.Organization.Badges.Remove(request.Call["kind"])
            ? ApiAnswer.Empty(204)
            : throw Abort.With(404, "Badge does not exists");
    }
}
