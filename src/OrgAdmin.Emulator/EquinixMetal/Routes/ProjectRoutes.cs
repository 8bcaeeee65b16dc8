using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Projects: list, make, delete. An organization that has one cannot be deleted.</summary>
internal static class ProjectRoutes
{
    private const int LongestName = 80;

    public static void Map(EquinixMetalApi api)
    {
        api.Map("GET /organizations/{id}/projects", List);
        api.Map("POST /organizations/{id}/projects", Create);
        api.Map("GET /organizations/{id}/devices", Devices);
        api.Map("DELETE /projects/{id}", Delete);
    }

    private static ApiAnswer List(MetalRequest request)
    {
        MetalOrg organization = request.Organization;
        string? name = request.Call.Query("name");
        IReadOnlyList<MetalProject> found = name is null
            ? organization.Projects
            : [.. organization.Projects.Where(project => project.Name.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0)];
        return Paging.Page(request, "projects", found, project => OrganizationJson.Project(project, organization));
    }

    // Whoever is in an organization may begin a project there, but not those who see chosen projects or bills only.
    private static ApiAnswer Create(MetalRequest request)
    {
        MetalOrg organization = request.Organization;
        if (organization.MembershipOf(request.User)?.Roles.Any(role => role is "admin" or "collaborator") != true)
            throw MetalErrors.NotAuthorizedTo("create projects in this organization");
        JsonObject body = request.Body;
        string type = body["type"]?.ToString() ?? "default";
        string[] problems = [.. Problems(body, type)];
        if (problems.Length > 0)
            throw MetalErrors.Invalid(problems);
        var project = new MetalProject(Guid.NewGuid().ToString(), OrganizationInput.Text(body, "name")!)
        {
            Type = type,
            Tags = body["tags"] is JsonArray tags ? [.. tags.Select(tag => tag?.ToString() ?? "")] : [],
            CustomData = body["customdata"]?.DeepClone() as JsonObject ?? [],
        };
        organization.Projects.Add(project);
        return ApiAnswer.Json(201, OrganizationJson.Project(project, organization));
    }

    private static IEnumerable<string> Problems(JsonObject body, string type)
    {
        string? name = OrganizationInput.Text(body, "name");
        if (name is null)
            yield return "Name can't be blank";
        if (name?.Length > LongestName)
            yield return $"Name is too long (maximum is {LongestName} characters)";
        if (name?.Any(char.IsSurrogate) == true)
            yield return "Name is invalid";
        if (type is not ("default" or "vmce"))
            yield return $"Type '{type}' is not included in the list";
        if (body["tags"] is not null and not JsonArray)
            yield return "Tags is invalid";
        if (body["customdata"] is not null and not JsonObject)
            yield return "Customdata is invalid";
        if (body["payment_method_id"] is not null)
            yield return "Payment method is invalid";
    }

    // There are no machines in this world. Who may not see the organization is refused all the same.
    private static ApiAnswer Devices(MetalRequest request)
    {
        _ = request.Organization;
        return Paging.Page<JsonObject>(request, "devices", [], device => device);
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
