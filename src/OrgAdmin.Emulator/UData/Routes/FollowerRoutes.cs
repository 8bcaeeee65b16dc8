using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>Followers. Reading takes an id or a slug, following and unfollowing only the id; there are no redirects here.</summary>
internal static class FollowerRoutes
{
    public static void Map(UDataApi api)
    {
        api.Map("GET /organizations/{id}/followers/", List);
        api.Map("POST /organizations/{id}/followers/", Follow);
        api.Map("DELETE /organizations/{id}/followers/", Unfollow);
    }

    private static ApiAnswer List(UDataRequest request)
    {
        Paging.Bounds(request, 20);
        OrganizationRecord organization = request.World.OrganizationBySlug(request.Call["id"]) ?? ById(request);
        IReadOnlyList<FollowRecord> found = organization.Followers;
        if (request.Call.Query("user") is { Length: > 0 } user)
            found = ObjectId.IsValid(user) ? [.. found.Where(follow => follow.Follower.Id == user)] : throw request.NotFound();
        return request.Answer(
            200,
            Paging.Page(
                request,
                found,
                follow => new JsonObject
                {
                    ["id"] = follow.Id,
                    ["follower"] = UserJson.Reference(request, follow.Follower),
                    ["since"] = Dates.Text(follow.Since),
                }
            )
        );
    }

    private static ApiAnswer Follow(UDataRequest request)
    {
        request.Secure(creates: true);
        OrganizationRecord organization = ById(request);
        bool known = organization.Follower(request.User) is not null;
        if (!known)
            organization.Follow(new FollowRecord(request.World.NewId(), request.User, request.Now));
        return Count(organization, known ? 200 : 201);
    }

    private static ApiAnswer Unfollow(UDataRequest request)
    {
        request.Secure();
        OrganizationRecord organization = ById(request);
        organization.Unfollow(organization.Follower(request.User) ?? throw request.NotFound());
        return Count(organization, 200);
    }

    private static OrganizationRecord ById(UDataRequest request) =>
        request.World.OrganizationById(request.Call["id"]) ?? throw request.NotFound();

    private static ApiAnswer Count(OrganizationRecord organization, int status) =>
        ApiAnswer.Json(status, new JsonObject { ["followers"] = organization.Followers.Count });
}
