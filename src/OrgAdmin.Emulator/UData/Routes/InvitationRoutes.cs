using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>
/// Invitations. The two generations check the same things in different orders, and the order shows in which error comes first.
/// </summary>
internal static class InvitationRoutes
{
    public static void Map(UDataApi api) => api.Map("POST /organizations/{org}/member/", Invite);

    private static ApiAnswer Invite(UDataRequest request)
    {
        request.Secure();
        request.DemandAdmin();
        MembershipRecord invitation = request.IsCurrent ? Current(request) : Former(request);
        request.World.Add(request.Organization, invitation);
        return request.Answer(201, MemberJson.Membership(request, invitation, listed: false));
    }

    private static MembershipRecord Current(UDataRequest request)
    {
        JsonObject body = request.BodyOrNothing();
        string? id = Given(body, "user");
        if (id is not null && !ObjectId.IsValid(id))
            throw ObjectId.Refused(id);
        UserRecord? user = Known(request, id);
        List<ContentRecord> subjects = AssignmentInput.Read(request, body["assignments"], Refused);
        string? email = Given(body, "email");
        string role = Given(body, "role") ?? "editor";
        if (user is not null && email is not null)
            throw Abort.Field("user", "Cannot provide both user and email");
        if (user is null && email is null)
            throw Abort.Field("user", "Either user or email is required");
        if (email is not null && !EmailAddress.IsValid(email))
            throw Abort.Field("email", "Invalid email address");
        if (!Labels.Roles.Contains(role))
            throw Abort.Field("role", $"Invalid role '{role}'");
        (user, email) = Account(request, user, email);
        CheckFree(request, user, email);
        if (subjects.Count > 0 && role != "partial_editor")
            throw Refused("Assignments can only be set for partial_editor role");
        if (body["comment"] is { } comment && !(comment is JsonValue value && value.TryGetValue(out string? _)))
            throw MembershipRoutes.NoText(request, request.Organization.Memberships.Count, "comment");
        return Made(request, user, email, role, Given(body, "comment"), subjects);
    }

    // The form answers lists without a message; what comes after it answers text with one.
    private static MembershipRecord Former(UDataRequest request)
    {
        JsonObject form = request.Form();
        var errors = new JsonObject();
        string? email = Given(form, "email");
        if (email is not null && !EmailAddress.IsValid(email))
            errors["email"] = new JsonArray("Invalid email address.");
        string role = form.ContainsKey("role") ? Given(form, "role") ?? "" : "editor";
        if (!Labels.Roles.Contains(role))
            errors["role"] = new JsonArray("Not a valid choice.");
        if (errors.Count > 0)
            throw Abort.Errors(errors);

        string? id = Given(form, "user");
        if (id is not null && email is not null)
            throw Abort.Field("user", "Cannot provide both user and email");
        (UserRecord? user, email) = Account(request, Known(request, id), email);
        if (user is null && email is null)
            throw Abort.Field("user", "Either user or email is required");
        CheckFree(request, user, email);
        if (form["assignments"] is JsonArray { Count: > 0 } && role != "partial_editor")
            throw Refused("Assignments can only be set for partial_editor role");
        return Made(request, user, email, role, Given(form, "comment"), AssignmentInput.Read(request, form["assignments"], Refused));
    }

    private static UserRecord? Known(UDataRequest request, string? id) =>
        id is null ? null : request.World.UserById(id) ?? throw Abort.Field("user", $"Unknown user '{id}'");

    // An address that belongs to an account is that user.
    private static (UserRecord? User, string? Email) Account(UDataRequest request, UserRecord? user, string? email) =>
        user is null && email is not null && request.World.UserByEmail(email) is { } owner
            ? (owner, null)
            : (user, email?.ToLowerInvariant());

    private static void CheckFree(UDataRequest request, UserRecord? user, string? email)
    {
        if (request.Organization.Member(user) is not null)
            throw Abort.Field("user", "User is already a member");
        if (user is not null && request.Organization.PendingOf(user.Id).Any())
            throw Abort.Field("user", "A request or invitation is already pending for this user");
        if (email is not null && request.Organization.PendingOf(email).Any())
            throw Abort.Field("email", "An invitation is already pending for this email");
    }

    private static MembershipRecord Made(
        UDataRequest request,
        UserRecord? user,
        string? email,
        string role,
        string? comment,
        IReadOnlyList<ContentRecord> subjects
    ) =>
        new(request.World.NewUuid(), "invitation", request.Now)
        {
            User = user,
            Email = email,
            Role = role,
            Comment = comment,
            Assignments = subjects,
        };

    private static Abort Refused(string problem) => Abort.Field("assignments", problem);

    private static string? Given(JsonObject body, string field) =>
        body[field] switch
        {
            null => null,
            JsonValue value when value.TryGetValue(out string? text) => text.Length == 0 ? null : text,
            { } other => other.ToJsonString(),
        };
}
