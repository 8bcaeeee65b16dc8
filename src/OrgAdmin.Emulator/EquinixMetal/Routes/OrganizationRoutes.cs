using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Organizations: list, make, read, change, delete.</summary>
internal static class OrganizationRoutes
{
    public static void Map(EquinixMetalApi api)
    {
        api.Map("GET /organizations", List);
        api.Map("POST /organizations", Create);
        api.Map("GET /organizations/{id}", request => Shown(200, request, request.Organization));
        api.Map("PUT /organizations/{id}", Update);
        api.Map("PATCH /organizations/{id}", Update);
        api.Map("DELETE /organizations/{id}", Delete);
        api.Map(
            "GET /organizations/{id}/customdata",
            request => ApiAnswer.Json(200, request.Organization.Fields["customdata"]?.DeepClone() ?? new JsonObject())
        );
    }

    private static ApiAnswer List(MetalRequest request)
    {
        string? personal = request.Call.Query("personal"),
            withoutProjects = request.Call.Query("without_projects");
        IReadOnlyList<MetalOrg> visible = request.World.Lists.Get(
            () =>
                request
                    .World.Organizations.Where(organization => organization.MembershipOf(request.User) is not null)
                    .Where(organization => Passes(personal, organization.IsPersonal))
                    .Where(organization => Passes(withoutProjects, organization.Projects.Count == 0)),
            request.User.Id,
            personal,
            withoutProjects
        );
        return Paging.Page(request, "organizations", visible, organization => OrganizationJson.Whole(request, organization));
    }

    private static ApiAnswer Create(MetalRequest request)
    {
        JsonObject body = request.Body;
        OrganizationInput.CheckNew(body);
        MetalOrg organization = request.World.Add(OrganizationInput.Text(body, "name")!, request.User, Guid.NewGuid().ToString());
        OrganizationInput.Write(body, organization);
        return Shown(201, request, organization);
    }

    private static ApiAnswer Update(MetalRequest request)
    {
        MetalOrg organization = request.AdministeredFor("update this organization");
        JsonObject body = request.Body;
        OrganizationInput.CheckChange(body);
        OrganizationInput.Write(body, organization);
        organization.UpdatedAt = DateTimeOffset.UtcNow;
        return Shown(200, request, organization);
    }

    private static ApiAnswer Delete(MetalRequest request)
    {
        MetalOrg organization = request.Organization;
        if (organization.Owner.Id != request.User.Id)
            throw MetalErrors.NotAuthorizedTo("delete this organization");
        if (organization.Projects.Count > 0)
            throw MetalErrors.Invalid(["Cannot delete an organization that has projects"]);
        request.World.Remove(organization);
        return ApiAnswer.Empty(204);
    }

    private static ApiAnswer Shown(int status, MetalRequest request, MetalOrg organization) =>
        ApiAnswer.Json(status, OrganizationJson.Whole(request, organization));

    private static bool Passes(string? inclusion, bool isSuch) =>
        inclusion switch
        {
            "exclude" => !isSuch,
            "only" => isSuch,
            _ => true,
        };
}
