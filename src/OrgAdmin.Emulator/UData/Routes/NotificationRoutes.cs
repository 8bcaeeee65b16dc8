using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>What waits for the asker on the site, and what the asker has been told.</summary>
internal static class NotificationRoutes
{
    private static readonly string[] SortFields = ["created", "last_modified", "handled_at"];
    private static readonly string[] SortChoices = [.. SortFields, .. SortFields.Select(field => "-" + field)];

    public static void Map(UDataApi api)
    {
        api.Map("GET /notifications/", List);
        api.Map("POST /notifications/{id}/read/", Read);
    }

    private static ApiAnswer List(UDataRequest request)
    {
        request.Secure();
        Paging.Bounds(request, 20);
        string? sort = request.Choice("sort", SortChoices, "The field (and direction) on which sorting apply");
        bool? handled = request.Flag("handled");
        string? user = request.Call.Query("user");
        if (user is not null && !ObjectId.IsValid(user))
            throw Abort.With(400, "`user` must be an identifier");
        IEnumerable<NotificationRecord> found = request
            .World.Notifications.Of(request.User)
            .Where(notification => handled is null || (notification.Handled is not null) == handled)
            .Where(notification => user is null || notification.User.Id == user);
        return request.Answer(
            200,
            Paging.Page(request, [.. Sorted(found, sort)], notification => NotificationJson.Whole(request, notification))
        );
    }

    private static ApiAnswer Read(UDataRequest request)
    {
        NotificationRecord notification =
            request.World.Notifications.ById(request.Call["id"])
            ?? throw Abort.NotFound(request.Call, "/api/1/notifications/<notification:notification>/read/");
        request.Secure();
        if (notification.User != request.User && !request.User.IsSysadmin)
            throw Abort.Forbidden();
        notification.Handled = request.Now;
        return request.Answer(200, NotificationJson.Whole(request, notification));
    }

    private static IEnumerable<NotificationRecord> Sorted(IEnumerable<NotificationRecord> found, string? sort)
    {
        Func<NotificationRecord, DateTimeOffset?>? key = sort?.TrimStart('-') switch
        {
            null => null,
            "created" => notification => notification.Created,
            "last_modified" => notification => notification.LastModified,
            _ => notification => notification.Handled,
        };
        return key is null ? found
            : sort!.StartsWith("-", StringComparison.Ordinal) ? found.OrderByDescending(key)
            : found.OrderBy(key);
    }
}
