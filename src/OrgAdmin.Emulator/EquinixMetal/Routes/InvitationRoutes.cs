using System;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Invitations: list, make, read, send again, accept, take back or decline.</summary>
internal static class InvitationRoutes
{
    public static void Map(EquinixMetalApi api)
    {
        api.Map("GET /organizations/{id}/invitations", List);
        api.Map("POST /organizations/{id}/invitations", Create);
        api.Map("GET /invitations/{id}", request => Shown(200, request, request.Invitation()));
        api.Map("POST /invitations/{id}", request => Shown(201, request, request.Invitation(byInvitee: false)));
        api.Map("PUT /invitations/{id}", Accept);
        api.Map("DELETE /invitations/{id}", Remove);
    }

    private static ApiAnswer List(MetalRequest request)
    {
        MetalOrg organization = request.Organization;
        return Paging.Page(
            request,
            "invitations",
            organization.Invitations,
            invite => MemberJson.Invitation(request, invite, organization)
        );
    }

    private static ApiAnswer Create(MetalRequest request)
    {
        MetalOrg organization = request.AdministeredFor("invite members to this organization");
        JsonObject body = request.Body;
        InvitationInput input = InvitationInput.Read(body, organization);
        var invite = new MetalInvite(
            Guid.NewGuid().ToString(),
            input.Invitee,
            input.Roles,
            OrganizationInput.Text(body, "message"),
            request.User,
            DateTimeOffset.UtcNow
        )
        {
            Projects = input.Projects,
        };
        organization.Invitations.Add(invite);
        return Shown(201, request, (invite, organization));
    }

    private static ApiAnswer Accept(MetalRequest request)
    {
        (MetalInvite invite, MetalOrg organization) = request.Invitation();
        if (!invite.IsFor(request.User))
            throw MetalErrors.NotAuthorizedTo("accept this invitation");
        organization.Invitations.Remove(invite);
        var member = new MetalMembership(Guid.NewGuid().ToString(), request.User, invite.Roles, DateTimeOffset.UtcNow);
        organization.Members.Add(member);
        return ApiAnswer.Json(200, MemberJson.Membership(request, member, organization));
    }

    private static ApiAnswer Remove(MetalRequest request)
    {
        (MetalInvite invite, MetalOrg organization) = request.Invitation();
        organization.Invitations.Remove(invite);
        return ApiAnswer.Empty(204);
    }

    private static ApiAnswer Shown(int status, MetalRequest request, (MetalInvite Invite, MetalOrg Organization) found) =>
        ApiAnswer.Json(status, MemberJson.Invitation(request, found.Invite, found.Organization));
}
