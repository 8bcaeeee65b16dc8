using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>Invitations, which make users who are not active yet.</summary>
internal static class InvitationRoutes
{
    private const int LongestIdentifier = 254;

    public static void Map(MunchApi api) => api.Map("POST /organizations/{id}/invite_user/", Invite);

    private static ApiAnswer Invite(MunchRequest request)
    {
        var fields = new MunchFields(request.Body, request.Errors.IsFrench);
        string? identifier = fields.Email("identifier");
        if (identifier?.Length > LongestIdentifier)
            fields.Refuse("identifier", "Ensure this field has no more than {0} characters.", LongestIdentifier);
        if (identifier is not null && request.World.Users.Exists(user => user.Identifier == identifier))
            fields.Refuse("identifier", "user with this identifier already exists.");
        if (fields.Problems is { } problems)
            throw MunchErrors.Fields(problems);
        if (request.World.Organization(request.Call["id"]) is not { } organization || !request.IsOwnOrChild(organization))
            throw request.Errors.NonField("Invalid organization.");
        request.World.Invite(identifier!, organization.Id);
        return ApiAnswer.Json(201, new JsonObject { ["identifier"] = identifier });
    }
}
