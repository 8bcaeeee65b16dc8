namespace OrgAdmin.Emulation.UData;

/// <summary>What a notification is about.</summary>
internal enum NotificationSubject
{
    /// <summary>A wish to join, or an invitation, that waits for an answer.</summary>
    Membership,

    /// <summary>A wish to join that was accepted.</summary>
    Accepted,

    /// <summary>A wish to join that was refused.</summary>
    Refused,

    /// <summary>A new badge.</summary>
    Badge,
}
