using System.Linq;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Projects: list, delete. An organization that has one cannot be deleted.</summary>
internal static class ProjectRoutes
{
    public static void Map(EquinixMetalApi api)
    {
        api.Map("GET /organizations/{id}/projects", List);
        api.Map("DELETE /projects/{id}", Delete);
    }

    private static ApiAnswer List(MetalRequest request)
    {
        MetalOrg organization = request.Organization;
        return Paging.Page(request, "projects", organization.Projects, project => OrganizationJson.Project(project, organization));
    }

    private static ApiAnswer Delete(MetalRequest request)
    {
        MetalOrg organization =
            request.World.Organizations.FirstOrDefault(candidate => candidate.Projects.Exists(project => project.Id == request.Call["id"]))
            ?? throw MetalErrors.NotFound();
        if (!organization.IsAdmin(request.User))
            throw MetalErrors.NotAuthorizedTo("delete this project");
        organization.Projects.RemoveAll(project => project.Id == request.Call["id"]);
        return ApiAnswer.Empty(204);
    }
}
