using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>Organizations, as uData shows them.</summary>
internal static class OrganizationJson
{
    /// <summary>Enough to name an organization and to find the rest.</summary>
    public static JsonObject Reference(UDataRequest request, OrganizationRecord organization) =>
        new()
        {
            ["id"] = organization.Id,
            ["class"] = "Organization",
            ["name"] = organization.Name,
            ["acronym"] = organization.Acronym,
            ["slug"] = organization.Slug,
            ["uri"] = Uri(request, organization),
            ["page"] = Page(organization),
            ["logo"] = Logo(request, organization, "original"),
            ["logo_thumbnail"] = Logo(request, organization, "100"),
            ["badges"] = Badges(organization),
            ["permissions"] = Permissions.Json(request.Asker, organization),
        };

    /// <summary>The whole organization.</summary>
    /// <param name="request">The request.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="alone">Whether the route is about this one organization: only there do members see each other's addresses.</param>
    public static JsonObject Whole(UDataRequest request, OrganizationRecord organization, bool alone)
    {
        bool amongMembers = alone && Permissions.CanSeePrivate(request.Asker, organization);
        var json = new JsonObject
        {
            ["id"] = organization.Id,
            ["name"] = organization.Name,
            ["acronym"] = organization.Acronym,
            ["url"] = organization.Url,
            ["slug"] = organization.Slug,
            ["description"] = organization.Description,
            ["business_number_id"] = organization.BusinessNumberId,
            ["created_at"] = Dates.Text(organization.Created),
            ["last_modified"] = Dates.Text(organization.LastModified),
            ["deleted"] = Dates.Text(organization.Deleted),
            ["metrics"] = Metrics.Json(request, organization),
            ["uri"] = Uri(request, organization),
            ["page"] = Page(organization),
            ["logo"] = Logo(request, organization, "original"),
            ["logo_thumbnail"] = Logo(request, organization, "100"),
            ["members"] = new JsonArray([.. organization.Members.Select(member => MemberJson.Member(request, member, amongMembers))]),
            ["badges"] = Badges(organization),
            ["permissions"] = Permissions.Json(request.Asker, organization),
            ["extras"] = organization.Extras.DeepClone(),
        };
        if (!request.IsCurrent)
            return json;
        json["image_url"] = organization.ImageUrl;
        json["teams"] = new JsonArray();
        json["zone"] = null;
        json["ext"] = new JsonObject();
        json["presentation_blocs_published_at"] = Dates.Text(organization.BlocsPublishedAt);
        // Shown to those only who ask for fields by name.
        if (request.Call.Header("X-Fields") is { Length: > 0 })
            json["presentation_blocs"] =
                organization.BlocsPublishedAt is not null || Permissions.CanAdminister(request.Asker, organization)
                    ? BlocJson.Whole(request, organization.Blocs)
                    : new JsonArray();
        return json;
    }

    public static JsonObject Suggestion(UDataRequest request, OrganizationRecord organization) =>
        new()
        {
            ["id"] = organization.Id,
            ["name"] = organization.Name,
            ["acronym"] = organization.Acronym,
            ["slug"] = organization.Slug,
            ["image_url"] = Logo(request, organization, "100"),
            ["page"] = Page(organization),
        };

    public static JsonObject Badge(string kind) => new() { ["kind"] = kind };

    private static JsonArray Badges(OrganizationRecord organization) => new([.. organization.Badges.Select(Badge)]);

    private static string Uri(UDataRequest request, OrganizationRecord organization) =>
        $"{request.Call.Root}{UDataApi.Root}/organizations/{Handle(organization)}/";

    public static string Page(OrganizationRecord organization) => $"{UDataApi.Site}/organizations/{Handle(organization)}";

    // An organization whose name has no letter has no slug.
    private static string Handle(OrganizationRecord organization) => organization.Slug.Length > 0 ? organization.Slug : organization.Id;

    public static string? Logo(UDataRequest request, OrganizationRecord organization, string size) =>
        organization.Logo is null ? null : $"{request.Call.Root}{LogoRoutes.Root}/avatars/{organization.Logo.Name}-{size}.png";
}
