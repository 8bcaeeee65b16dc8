using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>Members: change a role, remove. Nothing keeps the last admin from leaving.</summary>
internal static class MemberRoutes
{
    public static void Map(UDataApi api)
    {
        api.Map("PUT /organizations/{org}/member/{user}/", Update);
        api.Map("DELETE /organizations/{org}/member/{user}/", Remove);
    }

    private static ApiAnswer Update(UDataRequest request)
    {
        request.Secure();
        request.DemandAdmin();
        // 16.2 did not look whether there is a member (404 since 17.2.0).
        MemberRecord member =
            request.Organization.Member(request.Subject) ?? throw (request.IsCurrent ? request.NotFound() : Abort.Crash());
        string former = member.Role;
        member.Role = request.IsCurrent ? Role(request.Body(), former) : FormRole(request.Form(), former);
        if (former == "partial_editor" && member.Role != "partial_editor")
            request.Organization.Assignments.RemoveAll(assignment => assignment.User == member.User);
        // Who joins or leaves is not told of; who gets another role is, by the place in the list.
        if (former != member.Role)
            request.Organization.Activities.Add(
                new ActivityRecord(
                    request.User,
                    "organization:updated",
                    null,
                    request.Now,
                    [$"members.{request.Organization.Members.IndexOf(member)}.role"]
                )
            );
        return request.Answer(200, MemberJson.Member(request, member, amongMembers: false));
    }

    private static ApiAnswer Remove(UDataRequest request)
    {
        request.Secure();
        request.DemandAdmin();
        request.Organization.Leave(request.Organization.Member(request.Subject) ?? throw request.NotFound());
        return ApiAnswer.Empty(204);
    }

    private static string Role(JsonObject body, string former)
    {
        if (!body.TryGetPropertyValue("role", out JsonNode? value))
            return former;
        string? role = value is JsonValue text && text.TryGetValue(out string? given) ? given : value?.ToJsonString();
        if (string.IsNullOrWhiteSpace(role))
            return "editor";
        if (!Labels.Roles.Contains(role))
            throw Abort.Field(
                "role",
                $"'{role}' is not a valid choice. Valid choices: [{string.Join(", ", Labels.Roles.Select(choice => $"'{choice}'"))}]"
            );
        return role!;
    }

    private static string FormRole(JsonObject form, string former)
    {
        if (!form.TryGetPropertyValue("role", out JsonNode? value))
            return former;
        if (value is JsonValue text && text.TryGetValue(out string? role) && Labels.Roles.Contains(role))
            return role;
        throw Abort.Errors(new JsonObject { ["role"] = new JsonArray("Not a valid choice.") });
    }
}
