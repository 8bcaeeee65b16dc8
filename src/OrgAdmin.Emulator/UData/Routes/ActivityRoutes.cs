using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>Who did what, the latest first. It is public, but for what was done to private things.</summary>
internal static class ActivityRoutes
{
    public static void Map(UDataApi api) => api.Map("GET /activity/", List);

    private static ApiAnswer List(UDataRequest request)
    {
        Paging.Bounds(request, 20);
        string? organization = Id(request, "organization");
        string? user = Id(request, "user");
        string? subject = request.Call.Query("related_to");
        if (subject is { Length: > 0 } && !ObjectId.IsValid(subject))
            throw Abort.With(400, "`related_to` arg must be an identifier");
        List<(OrganizationRecord Organization, ActivityRecord Activity)> found =
        [
            .. request
                .World.Organizations.Where(candidate => organization is null || candidate.Id == organization)
                .SelectMany(candidate => candidate.Activities.Select(activity => (candidate, activity)))
                .Where(entry => user is null || entry.activity.Actor.Id == user)
                .Where(entry => subject is not { Length: > 0 } || (entry.activity.Subject?.Id ?? entry.candidate.Id) == subject)
                // What is left out because it is private is left out of a page, and not of the total.
                .OrderByDescending(entry => entry.activity.Created),
        ];
        var page = Paging.Page(
            request,
            found,
            entry => IsShown(request, entry.Activity) ? ActivityJson.Activity(request, entry.Organization, entry.Activity) : null
        );
        return request.Answer(200, page);
    }

    private static string? Id(UDataRequest request, string argument) =>
        request.Call.Query(argument) is not { Length: > 0 } text ? null
        : ObjectId.IsValid(text) ? text
        : throw ObjectId.Refused(text);

    private static bool IsShown(UDataRequest request, ActivityRecord activity) =>
        activity.Subject is not { Private: true } subject || Permissions.CanSeePrivate(request.Asker, subject.Organization);
}
