using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OrgAdmin.Emulation.UData;

/// <summary>Everything that users are told on the site (udata/core/organization/notifications.py and tasks.py).</summary>
internal sealed class UDataNotifications
{
    private readonly List<NotificationRecord> _all = [];
    private int _made;

    /// <summary>What a user is told, the latest first.</summary>
    public IEnumerable<NotificationRecord> Of(UserRecord user) =>
        _all.Where(notification => notification.User == user).OrderByDescending(notification => notification.Created);

    public NotificationRecord? ById(string id) => _all.Find(notification => notification.Id == id);

    /// <summary>
    /// Tells the administrators of a request, and the invited user of an invitation. An address without an account gets a mail.
    /// </summary>
    public void TellOf(OrganizationRecord organization, MembershipRecord membership)
    {
        IEnumerable<UserRecord> recipients = membership.IsInvitation
            ? membership.User is { } invited
                ? [invited]
                : []
            : organization.Members.Where(member => member.Role == "admin").Select(member => member.User);
        foreach (UserRecord recipient in recipients.ToList())
        {
            bool isTold = _all.Exists(known =>
                known.User == recipient && known.Handled is null && IsAbout(known, organization, membership)
            );
            if (isTold)
                continue;
            Add(
                Made(recipient, NotificationSubject.Membership, organization, membership.Created) with
                {
                    About = membership.User,
                    Kind = membership.Kind,
                }
            );
        }
    }

    /// <summary>Ends what waited for an answer about somebody.</summary>
    public void Handle(OrganizationRecord organization, MembershipRecord membership, DateTimeOffset time)
    {
        foreach (NotificationRecord known in _all.Where(known => IsAbout(known, organization, membership)))
            known.Handled = time;
    }

    /// <summary>Tells who wanted to join what came of it.</summary>
    public void TellAnswer(OrganizationRecord organization, MembershipRecord request, DateTimeOffset time) =>
        Add(
            Made(
                request.User!,
                request.Status == "accepted" ? NotificationSubject.Accepted : NotificationSubject.Refused,
                organization,
                time
            )
        );

    /// <summary>Tells all members of a new badge.</summary>
    public void TellOfBadge(OrganizationRecord organization, string kind, DateTimeOffset time)
    {
        foreach (MemberRecord member in organization.Members)
            Add(Made(member.User, NotificationSubject.Badge, organization, time) with { Kind = kind });
    }

    private static bool IsAbout(NotificationRecord known, OrganizationRecord organization, MembershipRecord membership) =>
        known.Subject == NotificationSubject.Membership && known.Organization == organization && known.About == membership.User;

    // Of their own series, so that a notification more changes no other id.
    private NotificationRecord Made(UserRecord user, NotificationSubject subject, OrganizationRecord organization, DateTimeOffset time) =>
        new("9e1f0000-0000-4000-8000-" + (++_made).ToString("x12", CultureInfo.InvariantCulture), user, subject, organization, time);

    private void Add(NotificationRecord notification) => _all.Add(notification);
}
