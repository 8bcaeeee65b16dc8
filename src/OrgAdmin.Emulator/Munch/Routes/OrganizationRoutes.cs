using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>Organizations: the own one, its children, and what administrators do with them.</summary>
internal static class OrganizationRoutes
{
    public static void Map(MunchApi api)
    {
        api.Map("GET /organizations/", List);
        api.Map("POST /organizations/", Create);
        api.Map("GET /organizations/{id}/", request => ApiAnswer.Json(200, OrganizationJson.Whole(request, request.SeenOrganization)));
        api.Map("PUT /organizations/{id}/", request => Update(request, isPartial: false));
        api.Map("PATCH /organizations/{id}/", request => Update(request, isPartial: true));
        api.Map("DELETE /organizations/{id}/", Delete);
        api.Map("GET /organizations/{id}/children/", Children);
    }

    private static ApiAnswer List(MunchRequest request) =>
        Paging.Page(
            request,
            request.World.Lists.Get(
                () =>
                    request.World.Organizations.Where(organization =>
                        request.Asker is { Groups.Length: > 0 } user && organization.Id == user.Organization
                    ),
                "own",
                request.Asker?.Identifier
            ),
            organization => OrganizationJson.Whole(request, organization)
        );

    private static ApiAnswer Create(MunchRequest request)
    {
        OrganizationInput input = OrganizationInput.Read(request, isNew: true, isPartial: false);
        MunchOrganizationRecord organization = request.World.Add("", "", null);
        input.Write(organization);
        return ApiAnswer.Json(201, OrganizationJson.Whole(request, organization));
    }

    // Administrators have "change_organization", which is not limited to their own: the server lets them change
    // any organization that they name, and adopts it.
    private static ApiAnswer Update(MunchRequest request, bool isPartial)
    {
        MunchOrganizationRecord organization = request.Organization;
        OrganizationInput.Read(request, isNew: false, isPartial).Write(organization);
        return ApiAnswer.Json(200, OrganizationJson.Whole(request, organization));
    }

    private static ApiAnswer Delete(MunchRequest request)
    {
        MunchOrganizationRecord organization = request.Organization;
        if (organization.Parent != request.User.Organization)
            throw request.Errors.Forbidden();
        request.World.Remove(organization);
        return ApiAnswer.Empty(204);
    }

    private static ApiAnswer Children(MunchRequest request)
    {
        MunchOrganizationRecord parent = request.SeenOrganization;
        IReadOnlyList<MunchOrganizationRecord> children = request.World.Lists.Get(
            () => request.World.Organizations.Where(organization => organization.Parent == parent.Id),
            "children",
            parent.Id.ToString(CultureInfo.InvariantCulture)
        );
        return ApiAnswer.Json(200, new JsonArray([.. children.Select(child => OrganizationJson.Whole(request, child))]));
    }
}
