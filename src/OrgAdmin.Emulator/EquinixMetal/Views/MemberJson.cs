using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Members, memberships and invitations, as Equinix Metal shows them.</summary>
internal static class MemberJson
{
    public static JsonObject Member(MetalRequest request, MetalMembership member, MetalOrg organization) =>
        new()
        {
            ["id"] = member.Id,
            ["roles"] = Texts(member.Roles),
            ["projects_count"] = organization.Projects.Count,
            ["user"] = User(request, member.Person, "user"),
            ["organization"] = Organization(request, organization),
            ["projects"] = OrganizationJson.Projects(request, organization),
            ["created_at"] = Times.Text(member.CreatedAt),
            ["href"] = Link.Path("organizations", organization.Id) + "/members/" + member.Id,
        };

    public static JsonObject Membership(MetalRequest request, MetalMembership member, MetalOrg organization) =>
        new()
        {
            ["id"] = member.Id,
            ["roles"] = Texts(member.Roles),
            ["user"] = User(request, member.Person, "user", "memberships.user"),
            ["organization"] = Link.To(Link.Path("organizations", organization.Id)),
            ["created_at"] = Times.Text(member.CreatedAt),
            ["updated_at"] = Times.Text(member.UpdatedAt),
            ["href"] = Link.Path("memberships", member.Id),
        };

    public static JsonObject Invitation(MetalRequest request, MetalInvite invite, MetalOrg organization) =>
        new()
        {
            ["id"] = invite.Id,
            ["invitee"] = invite.Invitee,
            ["nonce"] = invite.Id.Replace("-", ""),
            ["invitation"] = Link.To(Link.Path("invitations", invite.Id)),
            ["roles"] = Texts(invite.Roles),
            ["invited_by"] = User(request, invite.InvitedBy, "invited_by"),
            ["organization"] = Organization(request, organization),
            ["projects"] = new JsonArray([.. invite.Projects.Select(id => Link.To(Link.Path("projects", id)))]),
            ["created_at"] = Times.Text(invite.CreatedAt),
            ["updated_at"] = Times.Text(invite.CreatedAt),
            ["href"] = Link.Path("invitations", invite.Id),
        };

    private static JsonObject User(MetalRequest request, MetalPerson person, params string[] names) =>
        request.Inclusions.Has(names) ? UserJson.Whole(request, person) : Link.To(Link.Path("users", person.Id));

    private static JsonObject Organization(MetalRequest request, MetalOrg organization) =>
        request.Inclusions.Has("organization")
            ? OrganizationJson.Whole(request, organization)
            : Link.To(Link.Path("organizations", organization.Id));

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
