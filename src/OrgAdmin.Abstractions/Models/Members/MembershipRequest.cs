using System;
using System.Collections.Generic;

namespace OrgAdmin;

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
    public IReadOnlyList<AssignmentReference>? Assignments { get; init; }

    internal override string? Identity => Id;

    /// <summary>Whether it is the person who asks, not the organization.</summary>
    internal bool IsRequest => string.Equals(Kind, "request", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether nothing needs to be sent for a person to have a role: what a request leads to is decided later.</summary>
    internal bool IsAsWanted(string? role) => role is null || IsRequest || string.Equals(Role, role, StringComparison.OrdinalIgnoreCase);

    /// <summary>Kind, person and status on one line.</summary>
    public override string ToString() => $"{Kind} of {Name ?? Email ?? UserId} ({Status})";
}
