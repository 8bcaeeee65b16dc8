using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>Members, requests, invitations and assignments, as uData shows them.</summary>
internal static class MemberJson
{
    public static JsonObject Member(UDataRequest request, MemberRecord member, bool amongMembers) =>
        new()
        {
            ["user"] = UserJson.WithEmail(request, member.User, amongMembers),
            ["role"] = member.Role,
            ["label"] = Labels.Label(request.Call, member.Role),
            ["since"] = Dates.Text(member.Since),
        };

    /// <summary>A request or an invitation.</summary>
    /// <param name="request">The request.</param>
    /// <param name="membership">What is shown.</param>
    /// <param name="listed">Whether the route is <c>membership/</c>, the one that shows applicants' addresses as members see them.</param>
    public static JsonObject Membership(UDataRequest request, MembershipRecord membership, bool listed) =>
        new()
        {
            ["id"] = membership.Id,
            ["user"] = membership.User is null ? null : UserJson.WithEmail(request, membership.User, listed),
            ["email"] = membership.Email,
            ["kind"] = membership.Kind,
            ["created"] = Dates.Text(membership.Created),
            ["status"] = membership.Status,
            ["role"] = membership.Role,
            ["comment"] = membership.Comment,
            ["assignments"] = References(membership),
        };

    /// <summary>An invitation, as its invitee sees it.</summary>
    public static JsonObject Invitation(UDataRequest request, MembershipRecord invitation) =>
        new()
        {
            ["id"] = invitation.Id,
            ["organization"] = OrganizationJson.Reference(request, request.World.OrganizationOf(invitation)),
            ["role"] = invitation.Role,
            ["comment"] = invitation.Comment,
            ["created"] = Dates.Text(invitation.Created),
            ["assignments"] = References(invitation),
        };

    public static JsonObject Assignment(UDataRequest request, OrganizationRecord organization, AssignmentRecord assignment) =>
        new()
        {
            ["id"] = assignment.Id,
            ["user"] = UserJson.Reference(request, assignment.User),
            ["organization"] = OrganizationJson.Reference(request, organization),
            ["subject"] = Subject(assignment.Subject),
            ["created_at"] = Dates.Text(assignment.Created),
        };

    // Of a reuse there is its image, too, which is a part of its reference.
    private static JsonObject Subject(ContentRecord subject)
    {
        var json = new JsonObject { ["class"] = subject.Class, ["id"] = subject.Id };
        if (subject.Class == "Reuse")
        {
            json["image"] = null;
            json["image_thumbnail"] = null;
        }
        return json;
    }

    private static JsonArray References(MembershipRecord membership) =>
        new([.. membership.Assignments.Select(subject => new JsonObject { ["class"] = subject.Class, ["id"] = subject.Id })]);
}
