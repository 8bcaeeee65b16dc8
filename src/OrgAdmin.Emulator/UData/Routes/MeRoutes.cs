using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>The asker's own account, and the invitations that wait for it.</summary>
internal static class MeRoutes
{
    public static void Map(UDataApi api)
    {
        api.Map("GET /me/", Me);
        api.Map("GET /me/org_invitations/", List);
        api.Map("POST /me/org_invitations/{uuid}/accept/", Accept);
        api.Map("POST /me/org_invitations/{uuid}/refuse/", Refuse);
    }

    private static ApiAnswer Me(UDataRequest request)
    {
        request.Secure();
        return request.Answer(200, UserJson.Me(request, request.User));
    }

    private static ApiAnswer List(UDataRequest request)
    {
        request.Secure();
        return request.Answer(
            200,
            new JsonArray([
                .. request
                    .World.InvitationsOf(request.User)
                    .Where(invitation => invitation.IsPending)
                    .Select(invitation => MemberJson.Invitation(request, invitation)),
            ])
        );
    }

    private static ApiAnswer Accept(UDataRequest request)
    {
        MembershipRecord invitation = Pending(request);
        OrganizationRecord organization = request.World.OrganizationOf(invitation);
        invitation.Status = "accepted";
        organization.Join(request.User, invitation.Role, request.Now);
        foreach (ContentRecord subject in invitation.Assignments.Where(subject => subject.Organization == organization))
            request.World.Assign(organization, request.User, subject, request.Now);
        request.World.Notifications.Handle(organization, invitation, request.Now);
        return ApiAnswer.Json(200, new JsonObject { ["message"] = "Invitation accepted" });
    }

    private static ApiAnswer Refuse(UDataRequest request)
    {
        MembershipRecord invitation = Pending(request);
        invitation.Status = "refused";
        request.World.Notifications.Handle(request.World.OrganizationOf(invitation), invitation, request.Now);
        return ApiAnswer.Json(200, new JsonObject { ["message"] = "Invitation refused" });
    }

    private static MembershipRecord Pending(UDataRequest request)
    {
        request.Secure();
        MembershipRecord invitation =
            request.World.InvitationsOf(request.User).FirstOrDefault(candidate => candidate.Id == request.Uuid)
            ?? throw Abort.With(404, "Invitation not found");
        return invitation.IsPending ? invitation : throw Abort.With(400, "Invitation is not pending");
    }
}
