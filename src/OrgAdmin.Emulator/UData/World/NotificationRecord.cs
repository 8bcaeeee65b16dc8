using System;

namespace OrgAdmin.Emulation.UData;

/// <summary>Something that a user is told on the site.</summary>
internal sealed record NotificationRecord(
    string Id,
    UserRecord User,
    NotificationSubject Subject,
    OrganizationRecord Organization,
    DateTimeOffset Created
)
{
    /// <summary>Who wants to join or is invited.</summary>
    public UserRecord? About { get; init; }

    /// <summary><c>request</c> or <c>invitation</c>; of a badge, its kind.</summary>
    public string? Kind { get; init; }

    public DateTimeOffset? Handled { get; set; }

    public DateTimeOffset LastModified => Handled ?? Created;
}
