using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.Members;

/// <summary>An organization's people as they were read: members, what is pending, who has declined, and who the caller is.</summary>
internal sealed class Team
{
    private readonly IReadOnlyList<MembershipRequest> _requests;
    private readonly PersonIndex<OrganizationMember> _members = new();
    private readonly PersonIndex<MembershipRequest> _pending = new();
    private readonly PersonIndex<MembershipRequest> _declined = new();
    private readonly Lazy<ILookup<string, OrganizationMember>> _byName;
    private readonly Lazy<ILookup<string, OrganizationMember>> _bySkeleton;

    public Team(
        string organizationId,
        IReadOnlyList<OrganizationMember> members,
        IReadOnlyList<MembershipRequest> requests,
        OrgUserInfo? self,
        IReadOnlyList<string> roles,
        string? name = null
    )
    {
        (Members, Self, Roles) = (members, self, roles);
        _requests = requests;
        Pending = [.. requests.Where(request => IgnoringCase.Same(request.Status, "pending") || request.Status.Length == 0)];
        OrganizationId = members.Count > 0 ? members[0].OrganizationId : organizationId;
        Name = members.Select(member => member.OrganizationName).FirstOrDefault(known => known is not null) ?? name ?? organizationId;
        foreach (OrganizationMember member in members)
            _members.Add(member, [member.UserId, member.MembershipId, member.Slug], EmailsOf(member));
        foreach (MembershipRequest request in Pending)
            _pending.Add(request, [request.UserId], [request.Email]);
        // Who has been invited anew, or has come in otherwise, has not declined.
        foreach (
            MembershipRequest request in requests.Where(request =>
                !request.IsRequest
                && IgnoringCase.Same(request.Status, "refused")
                && (request.UserId is not { } id || (_members.ById(id).Count == 0 && _pending.ById(id).Count == 0))
            )
        )
            _declined.Add(request, [request.UserId], [request.Email]);
        _byName = new(() => members.ToLookup(member => NameText.Plain(member.Name), StringComparer.OrdinalIgnoreCase));
        _bySkeleton = new(() =>
            (
                from member in members
                from email in EmailsOf(member)
                let address = EmailAddress.OfServer(email)
                where address is not null
                select (address.Skeleton, member)
            ).ToLookup(one => one.Skeleton, one => one.member, StringComparer.OrdinalIgnoreCase)
        );
    }

    /// <summary>The id that the server uses.</summary>
    public string OrganizationId { get; }

    /// <summary>The organization as people call it.</summary>
    public string Name { get; }

    public IReadOnlyList<OrganizationMember> Members { get; }

    public IReadOnlyList<MembershipRequest> Pending { get; }

    /// <summary>Whose credential is used; null if that cannot be told.</summary>
    public OrgUserInfo? Self { get; }

    /// <summary>The roles that there are.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>
    /// What names a member to the server. Where users are only links without an id (Equinix Metal), the membership has one.
    /// </summary>
    public static string KeyOf(OrganizationMember member) => member.UserId.Length > 0 ? member.UserId : member.MembershipId ?? "";

    /// <summary>The same people, with the roles that the server has.</summary>
    public Team WithRoles(IReadOnlyList<string> roles) => new(OrganizationId, Members, _requests, Self, roles, Name);

    /// <summary>The same people, with what is pending and who has declined.</summary>
    public Team WithRequests(IReadOnlyList<MembershipRequest> requests) => new(OrganizationId, Members, requests, Self, Roles, Name);

    /// <summary>The members of an id, a slug or a membership's id.</summary>
    public IReadOnlyList<OrganizationMember> ById(string id) => _members.ById(id);

    /// <summary>The members whose address this certainly is. Several accounts may have one address.</summary>
    public IReadOnlyList<OrganizationMember> ByAddress(EmailAddress address) => _members.ByAddress(address);

    /// <summary>A member whose address only looks like another one, because letters of it are of another alphabet; null for none.</summary>
    public OrganizationMember? LooksLike(EmailAddress address) =>
        _members.ByAddress(address).Count > 0 ? null : _bySkeleton.Value[address.Skeleton].FirstOrDefault();

    /// <summary>The members of a name.</summary>
    public IReadOnlyList<OrganizationMember> ByName(string name) => [.. _byName.Value[NameText.Plain(name)]];

    /// <summary>The members whose address this can be, because a part of theirs is hidden.</summary>
    public IReadOnlyList<MaskedPeople<OrganizationMember>> Possible(EmailAddress address) => _members.Possible(address);

    /// <summary>The members whose address can be one of which the list has only a part.</summary>
    public IReadOnlyList<OrganizationMember> Possible(MaskedEmail mask) => _members.Possible(mask);

    /// <summary>The members who have an address that is not shown at all.</summary>
    public IReadOnlyList<OrganizationMember> Hidden => _members.Hidden;

    /// <summary>True if what is shown of a member's addresses does not speak against an address.</summary>
    public bool CanBe(OrganizationMember member, EmailAddress address) =>
        EmailsOf(member)
            .Any(email =>
                MaskedEmail.IsMasked(email)
                    ? new MaskedEmail(email!).CanBe(address)
                    : EmailAddress.OfServer(email) is not { } shown || shown.Equals(address)
            );

    /// <summary>True if what is shown of a member's addresses does not speak against a part of an address.</summary>
    public bool CanBe(OrganizationMember member, MaskedEmail mask) =>
        EmailsOf(member)
            .Any(email =>
                MaskedEmail.IsMasked(email)
                    ? new MaskedEmail(email!).CanBe(mask)
                    : EmailAddress.OfServer(email) is not { } shown || mask.CanBe(shown)
            );

    /// <summary>What is pending for a person, certainly.</summary>
    public MembershipRequest? PendingOf(string? userId, EmailAddress? address) => Last(Exact(_pending, userId, address));

    /// <summary>Everything that is pending for a person, certainly.</summary>
    public IEnumerable<MembershipRequest> EveryPendingOf(string? userId, EmailAddress? address) => Exact(_pending, userId, address);

    /// <summary>What may be pending for an address, because a part of it is hidden.</summary>
    public IEnumerable<MembershipRequest> PossiblyPending(EmailAddress address) =>
        _pending.Possible(address).SelectMany(masked => masked.People);

    /// <summary>
    /// The last invitation that a person has declined; null for none. Where the address is hidden in part, it may be somebody
    /// else's: then nobody is invited either, unless that is asked for.
    /// </summary>
    public MembershipRequest? DeclinedBy(string? userId, EmailAddress? address) =>
        Last(Exact(_declined, userId, address))
        ?? (userId is null && address is not null ? Last(_declined.Possible(address).SelectMany(masked => masked.People)) : null);

    /// <summary>How often a part of an address was compared with an address.</summary>
    public long Comparisons => _members.Comparisons + _pending.Comparisons + _declined.Comparisons;

    /// <summary>True if a member is the person whose credential is used.</summary>
    public bool IsSelf(OrganizationMember member) => Self is not null && IsUser(member, Self);

    /// <summary>True if a member is a user.</summary>
    public static bool IsUser(OrganizationMember member, OrgUserInfo user) =>
        member.UserId.Length > 0
            ? IgnoringCase.Same(member.UserId, user.Id)
            : EmailAddress.OfServer(member.Email) is { } shown && EmailAddress.OfServer(user.Email)?.Equals(shown) == true;

    // uData shows people their own address whole in their account, and masked among the members.
    private IEnumerable<string?> EmailsOf(OrganizationMember member) =>
        IsSelf(member) && !string.IsNullOrWhiteSpace(Self!.Email)
            ? [Self.Email, .. member.OtherEmails]
            : [member.Email, .. member.OtherEmails];

    private static IEnumerable<MembershipRequest> Exact(PersonIndex<MembershipRequest> requests, string? userId, EmailAddress? address) =>
        userId is not null && requests.ById(userId) is { Count: > 0 } found ? found
        : address is not null ? requests.ByAddress(address)
        : [];

    private static MembershipRequest? Last(IEnumerable<MembershipRequest> requests) =>
        requests.OrderByDescending(request => request.CreatedAt).FirstOrDefault();
}
