using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Organizations and their projects, as Equinix Metal shows them.</summary>
internal static class OrganizationJson
{
    public static JsonObject Whole(MetalRequest request, MetalOrg organization)
    {
        Inclusions inclusions = request.Inclusions;
        var shown = new JsonObject { ["id"] = organization.Id };
        foreach (string field in new[] { "name", "description", "website", "twitter", "logo" })
            shown[field] = organization.Fields[field]?.DeepClone();
        shown["created_at"] = Times.Text(organization.CreatedAt);
        shown["updated_at"] = Times.Text(organization.UpdatedAt);
        shown["customdata"] = organization.Fields["customdata"]?.DeepClone() ?? new JsonObject();
        shown["credit_amount"] = 0.0;
        shown["terms"] = 30;
        shown["enforce_2fa_at"] = null;
        shown["projects"] = Projects(request, organization);
        shown["members"] = inclusions.Many(
            organization.Members,
            "members",
            member => Link.Path("users", member.Person.Id),
            member => UserJson.Whole(request, member.Person)
        );
        shown["memberships"] = inclusions.Many(
            organization.Members,
            "memberships",
            member => Link.Path("memberships", member.Id),
            member => MemberJson.Membership(request, member, organization)
        );
        // Neither address is sent unless it is asked for, whatever the document says.
        foreach (string field in new[] { "address", "billing_address" })
            shown[field] = inclusions.Has(field) ? organization.Address.DeepClone() : Link.To("#" + organization.Id);
        shown["href"] = Link.Path("organizations", organization.Id);
        return shown;
    }

    public static JsonArray Projects(MetalRequest request, MetalOrg organization) =>
        request.Inclusions.Many(
            organization.Projects,
            "projects",
            project => Link.Path("projects", project.Id),
            project => Project(project, organization)
        );

    public static JsonObject Project(MetalProject project, MetalOrg organization) =>
        new()
        {
            ["id"] = project.Id,
            ["name"] = project.Name,
            ["organization"] = Link.To(Link.Path("organizations", organization.Id)),
            ["href"] = Link.Path("projects", project.Id),
        };
}
