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

    public Team(
        string organizationId,
        IReadOnlyList<OrganizationMember> members,
        IReadOnlyList<MembershipRequest> requests,
        OrgUserInfo? self,
        IReadOnlyList<string> roles
    )
    {
        (Members, Self, Roles) = (members, self, roles);
        _requests = requests;
        Pending = [.. requests.Where(request => Is(request.Status, "pending") || request.Status.Length == 0)];
        OrganizationId = members.Count > 0 ? members[0].OrganizationId : organizationId;
        Name = members.Select(member => member.OrganizationName).FirstOrDefault(name => name is not null) ?? organizationId;
        foreach (OrganizationMember member in members)
            _members.Add(member, [member.UserId, member.MembershipId, member.Slug], EmailsOf(member));
        foreach (MembershipRequest request in Pending)
            _pending.Add(request, [request.UserId], [request.Email]);
        foreach (MembershipRequest request in requests.Where(request => !request.IsRequest && Is(request.Status, "refused")))
            _declined.Add(request, [request.UserId], [request.Email]);
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

    /// <summary>The same people, with the roles that the server has.</summary>
    public Team WithRoles(IReadOnlyList<string> roles) => new(OrganizationId, Members, _requests, Self, roles);

    /// <summary>The members of an id, a slug or a membership's id.</summary>
    public IReadOnlyList<OrganizationMember> ById(string id) => _members.ById(id);

    /// <summary>The members whose address this certainly is. Several accounts may have one address.</summary>
    public IReadOnlyList<OrganizationMember> ByAddress(EmailAddress address) => _members.ByAddress(address);

    /// <summary>The members whose address this can be.</summary>
    public IReadOnlyList<OrganizationMember> Possible(EmailAddress address) => _members.Possible(address);

    /// <summary>What is pending for a person, certainly.</summary>
    public MembershipRequest? PendingOf(string? userId, EmailAddress? address) => Find(_pending, userId, address);

    /// <summary>The last invitation that a person has declined; null for none.</summary>
    public MembershipRequest? DeclinedBy(string? userId, EmailAddress? address) => Find(_declined, userId, address);

    /// <summary>True if a member is the person whose credential is used.</summary>
    public bool IsSelf(OrganizationMember member) =>
        Self is not null
        && (
            (member.UserId.Length > 0 && Is(member.UserId, Self.Id))
            || (
                member.UserId.Length == 0
                && EmailAddress.OfServer(member.Email) is { } shown
                && EmailAddress.OfServer(Self.Email)?.Equals(shown) == true
            )
        );

    // uData shows people their own address whole in their account, and masked among the members.
    private IEnumerable<string?> EmailsOf(OrganizationMember member) =>
        IsSelf(member) && !string.IsNullOrWhiteSpace(Self!.Email)
            ? [Self.Email, .. member.OtherEmails]
            : [member.Email, .. member.OtherEmails];

    private static MembershipRequest? Find(PersonIndex<MembershipRequest> requests, string? userId, EmailAddress? address) =>
        (userId is null ? null : requests.ById(userId).OrderByDescending(request => request.CreatedAt).FirstOrDefault())
        ?? (address is null ? null : requests.ByAddress(address).OrderByDescending(request => request.CreatedAt).FirstOrDefault());

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
