using System.Linq;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Members: list, remove.</summary>
internal static class MemberRoutes
{
    public static void Map(EquinixMetalApi api)
    {
        api.Map("GET /organizations/{id}/members", List);
        api.Map("DELETE /organizations/{id}/members/{member}", Remove);
    }

    private static ApiAnswer List(MetalRequest request)
    {
        MetalOrg organization = request.Organization;
        return Paging.Page(request, "members", organization.Members, member => MemberJson.Member(request, member, organization));
    }

    private static ApiAnswer Remove(MetalRequest request)
    {
        MetalOrg organization = request.Organization;
        MetalMembership member =
            organization.Members.FirstOrDefault(candidate => candidate.Id == request.Call["member"]) ?? throw MetalErrors.NotFound();
        Remove(request, organization, member);
        return ApiAnswer.Empty(204);
    }

    /// <summary>Ends a membership. Who is no administrator ends the own one only.</summary>
    public static void Remove(MetalRequest request, MetalOrg organization, MetalMembership member)
    {
        if (!organization.IsAdmin(request.User) && member.Person.Id != request.User.Id)
            throw MetalErrors.NotAuthorizedTo("remove this member");
        CheckAdminLeft(organization, member);
        if (member.Person.Id == organization.Owner.Id)
            throw MetalErrors.Invalid(["Cannot remove the Organization Owner"]);
        organization.Members.Remove(member);
    }

    /// <summary>Refuses to take the last administrator.</summary>
    public static void CheckAdminLeft(MetalOrg organization, MetalMembership member)
    {
        if (member.Roles.Contains("admin") && organization.Members.Count(other => other.Roles.Contains("admin")) == 1)
            throw MetalErrors.Invalid(["At least one Admin is required."]);
    }
}
