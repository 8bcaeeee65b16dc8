using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Organizations and their projects, as Equinix Metal shows them.</summary>
internal static class OrganizationJson
{
    public static JsonObject Whole(MetalRequest request, MetalOrg organization)
    {
        Inclusions inclusions = request.Inclusions;
        var shown = new JsonObject { ["id"] = organization.Id };
        // What is not known is not there: of all fields the document lets only one be null.
        foreach (string field in new[] { "name", "description", "website", "twitter", "logo" })
        {
            if (organization.Fields[field] is { } known)
                shown[field] = known.DeepClone();
        }
        shown["created_at"] = Times.Text(organization.CreatedAt);
        shown["updated_at"] = Times.Text(organization.UpdatedAt);
        shown["customdata"] = organization.Fields["customdata"]?.DeepClone() ?? new JsonObject();
        shown["credit_amount"] = 0.0;
        shown["terms"] = 30;
        shown["enforce_2fa_at"] = organization.Fields["enforce_2fa_at"]?.DeepClone();
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
        if (inclusions.Has("address"))
            shown["address"] = organization.Address.DeepClone();
        if (inclusions.Has("billing_address"))
            shown["billing_address"] = (organization.BillingAddress ?? organization.Address).DeepClone();
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
            ["type"] = project.Type,
            ["tags"] = new JsonArray([.. project.Tags.Select(tag => JsonValue.Create(tag))]),
            ["customdata"] = project.CustomData.DeepClone(),
            ["organization"] = Link.To(Link.Path("organizations", organization.Id)),
            ["href"] = Link.Path("projects", project.Id),
        };
}
