using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin;

/// <summary>A person in an organization.</summary>
public sealed class OrganizationMember : OrgObject
{
    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The organization's name, where it is known.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>The user's id.</summary>
    public string UserId { get; init; } = "";

    /// <summary>The id of the membership itself, where it has one (Equinix Metal).</summary>
    public string? MembershipId { get; init; }

    /// <summary>First and last name.</summary>
    public string Name { get; init; } = "";

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The user's permalink (uData).</summary>
    public string? Slug { get; init; }

    /// <summary>E-mail address; uData masks it unless the caller administers the whole site.</summary>
    public string? Email { get; init; }

    /// <summary>What the person may do. Where a provider gives several roles, the strongest.</summary>
    public string Role { get; init; } = "";

    /// <summary>Further addresses of the same account (Equinix Metal); any of them means the person.</summary>
    internal IReadOnlyList<string> OtherEmails { get; init; } = [];

    /// <summary>Every role, where a provider gives several (Equinix Metal).</summary>
    public IReadOnlyList<string>? Roles
    {
        get;
        init => field = ReadableList<string>.Of(value);
    }

    /// <summary>The role in words, in the language of the connection (uData).</summary>
    public string? Label { get; init; }

    /// <summary>When the person joined.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When the person was last seen (uData, shown to members only).</summary>
    public DateTimeOffset? LastLoginAt { get; init; }

    /// <summary>The page that people see (uData).</summary>
    public string? Page { get; init; }

    internal override string? Identity => string.IsNullOrEmpty(MembershipId) ? UserId : MembershipId;

    /// <summary>Whether the person administers the organization.</summary>
    internal bool IsAdmin => IsAdminRole(Role) || Roles?.Any(IsAdminRole) == true;

    /// <summary>Whether a role lets people administer an organization. Both APIs that have roles call it the same.</summary>
    internal static bool IsAdminRole(string? role) => string.Equals(role, "admin", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this is the person's role.</summary>
    internal bool HasRole(string role) => string.Equals(Role, role, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name.</summary>
    public override string ToString() => DisplayText.Of(Name);
}

/// <summary>A request to join an organization, or an invitation to it.</summary>
public sealed class MembershipRequest : OrgObject
{
    /// <summary>The request's or invitation's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The user's id; null for an invitation sent to an address nobody has registered.</summary>
    public string? UserId { get; init; }

    /// <summary>First and last name of the user.</summary>
    public string? Name { get; init; }

    /// <summary>The address an invitation went to, or the user's (masked by uData).</summary>
    public string? Email { get; init; }

    /// <summary>request or invitation.</summary>
    public string Kind { get; init; } = "";

    /// <summary>pending, accepted, refused or canceled.</summary>
    public string Status { get; init; } = "";

    /// <summary>The role that acceptance gives.</summary>
    public string? Role { get; init; }

    /// <summary>What the person wrote, or what the inviter wrote.</summary>
    public string? Comment { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Objects that acceptance assigns to a partial editor (uData).</summary>
    public IReadOnlyList<AssignmentReference>? Assignments
    {
        get;
        init => field = ReadableList<AssignmentReference>.Of(value);
    }

    internal override string? Identity => Id;

    /// <summary>Whether it is the person who asks, not the organization.</summary>
    internal bool IsRequest => string.Equals(Kind, "request", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether nothing needs to be sent for a person to have a role: what a request leads to is decided later.</summary>
    internal bool IsAsWanted(string? role) => role is null || IsRequest || string.Equals(Role, role, StringComparison.OrdinalIgnoreCase);

    /// <summary>Kind, person and status on one line.</summary>
    public override string ToString() => DisplayText.Of($"{Kind} of {Name ?? Email ?? UserId} ({Status})");
}

/// <summary>An object that a partial editor may edit, named by class and id.</summary>
public sealed class AssignmentReference
{
    /// <summary>Dataset, Dataservice or Reuse.</summary>
    public string Class { get; init; } = "";

    /// <summary>The object's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Class and id.</summary>
    public override string ToString() => DisplayText.Of($"{Class} {Id}");
}

/// <summary>That a partial editor may edit an object (uData).</summary>
public sealed class MemberAssignment : OrgObject
{
    /// <summary>The assignment's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The user's id.</summary>
    public string UserId { get; init; } = "";

    /// <summary>First and last name of the user.</summary>
    public string? Name { get; init; }

    /// <summary>Dataset, Dataservice or Reuse.</summary>
    public string Class { get; init; } = "";

    /// <summary>The id of the object.</summary>
    public string SubjectId { get; init; } = "";

    /// <summary>When it was assigned.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    internal override string? Identity => Id;

    /// <summary>Class and id of the object.</summary>
    public override string ToString() => DisplayText.Of($"{Class} {SubjectId}");
}

/// <summary>Whom to invite, and as what.</summary>
public sealed class MemberInvitation
{
    /// <summary>The address to invite; null when a user is named.</summary>
    public string? Email { get; init; }

    /// <summary>The registered user to invite; null when an address is named.</summary>
    public string? UserId { get; init; }

    /// <summary>The role that acceptance gives; null leaves it to the provider.</summary>
    public string? Role { get; init; }

    /// <summary>A message to the person.</summary>
    public string? Message { get; init; }

    /// <summary>Objects that acceptance assigns (uData, partial editors only).</summary>
    public IReadOnlyList<AssignmentReference>? Assignments
    {
        get;
        init => field = ReadableList<AssignmentReference>.Of(value);
    }

    /// <summary>The address or the user.</summary>
    public override string ToString() => DisplayText.Of(Email ?? UserId ?? "");
}

/// <summary>How inviting one person ended.</summary>
public static class InviteOutcome
{
    /// <summary>The invitation was made.</summary>
    public const string Invited = nameof(Invited);

    /// <summary>
    /// The person is a member already; nothing was to be done. At Munch: the address has an account already, which
    /// may be waiting for its owner or belong to another organization; the API does not tell.
    /// </summary>
    public const string AlreadyMember = nameof(AlreadyMember);

    /// <summary>An invitation or a request of the person is waiting already; nothing was to be done.</summary>
    public const string AlreadyPending = nameof(AlreadyPending);

    /// <summary>The person has declined an invitation; nothing was sent.</summary>
    public const string Declined = nameof(Declined);

    /// <summary>It was refused; see the error.</summary>
    public const string Failed = nameof(Failed);
}

/// <summary>One row of <c>Invoke-MemberInvite</c>: whom, as what, and how it ended.</summary>
public sealed class MemberInviteResult : OrgObject
{
    /// <summary>The place of the person in the input, from 1. The cmdlet counts; a provider sees one person at a time.</summary>
    public long Row { get; internal set; }

    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The invitation's id, which <c>Revoke-MemberInvite</c> takes; null if none was made or the provider tells none.</summary>
    public string? Id { get; init; }

    /// <summary>The address invited.</summary>
    public string? Email { get; init; }

    /// <summary>The user invited.</summary>
    public string? UserId { get; init; }

    /// <summary>The role that acceptance gives.</summary>
    public string? Role { get; init; }

    /// <summary>How it ended.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Why it failed; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>Person and outcome.</summary>
    public override string ToString() => DisplayText.Of($"{Email ?? UserId}: {Outcome}");
}

/// <summary>How matching one person with a list ended.</summary>
public static class SyncOutcome
{
    /// <summary>The person is a member, with the role that the list says; nothing was to be done.</summary>
    public const string Unchanged = nameof(Unchanged);

    /// <summary>The invitation was made.</summary>
    public const string Invited = nameof(Invited);

    /// <summary>An invitation or a request of the person is waiting already; nothing was to be done.</summary>
    public const string AlreadyPending = nameof(AlreadyPending);

    /// <summary>The member has another role now.</summary>
    public const string RoleChanged = nameof(RoleChanged);

    /// <summary>The server says that the address is a member's, and does not show whose; nothing was to be done.</summary>
    public const string AlreadyMember = nameof(AlreadyMember);

    /// <summary>The person has declined an invitation; nothing was sent.</summary>
    public const string Declined = nameof(Declined);

    /// <summary>The address may be that of a member of whose address only a part is shown; nobody was invited and nobody of them removed.</summary>
    public const string Possible = nameof(Possible);

    /// <summary>A guard spoke against the whole list of the organization; nothing of it was done.</summary>
    public const string Refused = nameof(Refused);

    /// <summary>The member was not in the list and was taken out.</summary>
    public const string Removed = nameof(Removed);

    /// <summary>It was refused; see the error.</summary>
    public const string Failed = nameof(Failed);
}

/// <summary>One row of <c>Sync-OrganizationMember</c>, or a member who was removed: whom, as what, and how it ended.</summary>
public sealed class MemberSyncResult : OrgObject
{
    /// <summary>The place of the person in the input, from 1; null for a member who was not in it.</summary>
    public long? Row { get; init; }

    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The organization's name, where it is known.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>The invitation's id, which <c>Revoke-MemberInvite</c> takes; null if there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The address, as the list has it; of a member who was removed, as the provider shows it.</summary>
    public string? Email { get; init; }

    /// <summary>The user's id, where it is known.</summary>
    public string? UserId { get; init; }

    /// <summary>First and last name, where they are known.</summary>
    public string? Name { get; init; }

    /// <summary>The role that the person has now, or will have by accepting; null for who was removed.</summary>
    public string? Role { get; init; }

    /// <summary>The role before, where it changed.</summary>
    public string? PreviousRole { get; init; }

    /// <summary>How it ended.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Why it failed; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>Person and outcome.</summary>
    public override string ToString() => DisplayText.Of($"{Email ?? Name ?? UserId}: {Outcome}");
}
