using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>Notifications, as uData shows them.</summary>
internal static class NotificationJson
{
    public static JsonObject Whole(UDataRequest request, NotificationRecord notification) =>
        new()
        {
            ["id"] = notification.Id,
            ["created_at"] = Dates.Text(notification.Created),
            ["last_modified"] = Dates.Text(notification.LastModified),
            ["handled_at"] = Dates.Text(notification.Handled),
            ["user"] = UserJson.Reference(request, notification.User),
            ["details"] = Details(request, notification),
        };

    private static JsonObject Details(UDataRequest request, NotificationRecord notification)
    {
        JsonObject organization = OrganizationJson.Reference(request, notification.Organization);
        return notification.Subject switch
        {
            NotificationSubject.Membership => new JsonObject
            {
                ["request_organization"] = organization,
                ["request_user"] = notification.About is { } user ? UserJson.Reference(request, user) : null,
                ["kind"] = notification.Kind,
                ["class"] = "MembershipRequestNotificationDetails",
            },
            NotificationSubject.Badge => new JsonObject
            {
                ["organization"] = organization,
                ["kind"] = notification.Kind,
                ["class"] = "NewBadgeNotificationDetails",
            },
            _ => new JsonObject { ["organization"] = organization, ["class"] = $"Membership{notification.Subject}NotificationDetails" },
        };
    }
}
