using System;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Memberships by their own id: read, change the roles, end.</summary>
internal static class MembershipRoutes
{
    private static readonly string[] KnownRoles = ["admin", "billing", "collaborator", "limited_collaborator"];

    public static void Map(EquinixMetalApi api)
    {
        api.Map("GET /memberships/{id}", request => Shown(request, Find(request, byAdminsOnly: false)));
        api.Map("PUT /memberships/{id}", Update);
        api.Map("DELETE /memberships/{id}", Remove);
    }

    private static ApiAnswer Update(MetalRequest request)
    {
        (MetalMembership member, MetalOrg organization) = Find(request, byAdminsOnly: true);
        // The document calls the list "role".
        string[] roles = request.Body["role"] is JsonArray list ? [.. list.Select(role => role?.ToString() ?? "")] : [];
        if (roles.Length == 0)
            throw MetalErrors.Invalid(["Role can't be blank"]);
        if (roles.FirstOrDefault(role => !KnownRoles.Contains(role)) is { } unknown)
            throw MetalErrors.Invalid([$"Role '{unknown}' is not included in the list"]);
        if (!roles.Contains("admin"))
            MemberRoutes.CheckAdminLeft(organization, member);
        MetalMembership changed = member with { Roles = roles, UpdatedAt = DateTimeOffset.UtcNow };
        organization.Members[organization.Members.IndexOf(member)] = changed;
        return Shown(request, (changed, organization));
    }

    private static ApiAnswer Remove(MetalRequest request)
    {
        (MetalMembership member, MetalOrg organization) = Find(request, byAdminsOnly: false);
        MemberRoutes.Remove(request, organization, member);
        return ApiAnswer.Empty(204);
    }

    private static (MetalMembership Member, MetalOrg Organization) Find(MetalRequest request, bool byAdminsOnly)
    {
        foreach (MetalOrg organization in request.World.Organizations)
        {
            if (organization.Members.Find(candidate => candidate.Id == request.Call["id"]) is not { } member)
                continue;
            bool may = byAdminsOnly ? organization.IsAdmin(request.User) : organization.MembershipOf(request.User) is not null;
            return may ? (member, organization) : throw MetalErrors.NotAuthorizedTo("view this membership");
        }
        throw MetalErrors.NotFound();
    }

    private static ApiAnswer Shown(MetalRequest request, (MetalMembership Member, MetalOrg Organization) found) =>
        ApiAnswer.Json(200, MemberJson.Membership(request, found.Member, found.Organization));
}
