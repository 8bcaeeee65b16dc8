using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>Requests to join: list, ask, accept, refuse; and cancel, which is for invitations.</summary>
internal static class MembershipRoutes
{
    public static void Map(UDataApi api)
    {
        api.Map("GET /organizations/{org}/membership/", List);
        api.Map("POST /organizations/{org}/membership/", Ask);
        api.Map("POST /organizations/{org}/membership/{uuid}/accept/", Accept);
        api.Map("POST /organizations/{org}/membership/{uuid}/refuse/", Refuse);
        api.Map("POST /organizations/{org}/membership/{uuid}/cancel/", Cancel);
    }

    private static ApiAnswer List(UDataRequest request)
    {
        request.Secure();
        IEnumerable<MembershipRecord> found = request.Organization.Memberships;
        if (request.Call.Query("status") is { Length: > 0 } status)
            found = found.Where(membership => membership.Status == status);
        if (request.Call.Query("user") is { Length: > 0 } user)
        {
            if (request.User.Id != user && !Permissions.CanAdminister(request.User, request.Organization))
                throw Abort.With(403, "You can only access your own membership requests or the one of your organizations.");
            // 16.2 asked an invitation by e-mail for its user, and fell over (fixed in 16.4.0).
            if (!request.IsCurrent && found.Any(membership => membership.User is null))
                throw Abort.Crash();
            found = found.Where(membership => membership.User?.Id == user);
        }
        else
        {
            request.DemandAdmin();
        }
        return request.Answer(
            200,
            new JsonArray([.. found.Select(membership => MemberJson.Membership(request, membership, listed: true))])
        );
    }

    // Nobody looks whether the caller is a member already.
    private static ApiAnswer Ask(UDataRequest request)
    {
        request.Secure(creates: true);
        MembershipRecord? pending = request.Organization.PendingOf(request.User.Id).FirstOrDefault(membership => !membership.IsInvitation);
        JsonObject body = request.IsCurrent ? request.Body() : request.Form();
        // 17.x takes a blank comment for none, and then counts on there being one.
        if (request.IsCurrent && body.TryGetPropertyValue("comment", out JsonNode? given) && IsBlank(given))
            throw Abort.Crash();
        string? comment = Text(body, "comment") ?? (request.IsCurrent && !body.ContainsKey("comment") ? pending?.Comment : null);
        if (comment is null)
            throw request.IsCurrent ? Abort.Field("comment", "'comment' is required when 'kind' is 'request'") : Required("comment");
        if (pending is not null)
        {
            pending.Comment = comment;
            return request.Answer(200, MemberJson.Membership(request, pending, listed: true));
        }
        var wish = new MembershipRecord(request.World.NewUuid(), "request", request.Now) { User = request.User, Comment = comment };
        request.World.Add(request.Organization, wish);
        return request.Answer(201, MemberJson.Membership(request, wish, listed: true));
    }

    // Nobody looks whether the request is still pending either: one that was refused can be accepted later.
    private static ApiAnswer Accept(UDataRequest request)
    {
        MembershipRecord wish = Wish(request);
        if (request.Organization.Member(wish.User) is { } known)
            return request.Answer(409, MemberJson.Member(request, known, amongMembers: false));
        wish.Status = "accepted";
        MemberRecord member = request.Organization.Join(wish.User!, "editor", request.Now);
        Answered(request, wish);
        return request.Answer(200, MemberJson.Member(request, member, amongMembers: false));
    }

    private static ApiAnswer Refuse(UDataRequest request)
    {
        MembershipRecord wish = Wish(request);
        JsonObject body = request.IsCurrent ? request.BodyOrNothing() : request.Form();
        string? comment = request.IsCurrent
            ? RefusalComment(request, wish, body["comment"])
            : Text(body, "comment") ?? throw Required("comment");
        wish.RefusalComment = comment;
        wish.Status = "refused";
        Answered(request, wish);
        return ApiAnswer.Json(200, new JsonObject());
    }

    private static ApiAnswer Cancel(UDataRequest request)
    {
        MembershipRecord invitation = Known(request);
        if (!invitation.IsInvitation)
            throw Abort.With(400, "Only invitations can be canceled");
        if (!invitation.IsPending)
            throw Abort.With(400, "Only pending invitations can be canceled");
        invitation.Status = "canceled";
        request.World.Notifications.Handle(request.Organization, invitation, request.Now);
        return ApiAnswer.Json(200, new JsonObject());
    }

    private static void Answered(UDataRequest request, MembershipRecord wish)
    {
        request.World.Notifications.Handle(request.Organization, wish, request.Now);
        request.World.Notifications.TellAnswer(request.Organization, wish, request.Now);
    }

    private static MembershipRecord Wish(UDataRequest request)
    {
        MembershipRecord wish = Known(request);
        return wish.IsInvitation ? throw Abort.With(400, "Use the cancel endpoint for invitations") : wish;
    }

    private static MembershipRecord Known(UDataRequest request)
    {
        request.Secure();
        request.DemandAdmin();
        return request.Organization.Membership(request.Uuid) ?? throw Abort.With(404, "Unknown membership request id");
    }

    // 17.x asks only whether there is one, and blanks are.
    private static string RefusalComment(UDataRequest request, MembershipRecord wish, JsonNode? given) =>
        PythonTruth.IsFalse(given) ? throw Abort.Field("comment", "Comment is required")
        : given is JsonValue value && value.TryGetValue(out string? text) ? text
        : throw NoText(request, request.Organization.Memberships.IndexOf(wish), "refusal_comment");

    /// <summary>What is no text in a request or an invitation keeps the organization from being saved, since it holds them.</summary>
    public static Abort NoText(UDataRequest request, int place, string field)
    {
        var problems = new ModelProblems("Organization", request.Organization.Id);
        problems.Add(
            "requests",
            new JsonObject
            {
                [place.ToString(CultureInfo.InvariantCulture)] = new JsonObject { [field] = "StringField only accepts string values" },
            }
        );
        return problems.ToAbort();
    }

    private static bool IsBlank(JsonNode? given) =>
        given is null || (given is JsonValue value && value.TryGetValue(out string? text) && text.Trim().Length == 0);

    private static string? Text(JsonObject body, string field) =>
        body[field] is JsonValue value && value.TryGetValue(out string? text) && text.Trim().Length > 0 ? text : null;

    private static Abort Required(string field) => Abort.Errors(new JsonObject { [field] = new JsonArray("This field is required.") });
}
