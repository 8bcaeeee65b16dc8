using System;

namespace OrgAdmin;

/// <summary>One place where a person is: a membership, an invitation, or a request to join.</summary>
public sealed class OrgPersonPlace : OrgObject
{
    /// <summary>The person's name; of an invitation to an address, the address.</summary>
    public string Person { get; init; } = "";

    /// <summary>The address, whole where it is known.</summary>
    public string? Email { get; init; }

    /// <summary>The user's id; null for an invitation to an address.</summary>
    public string? UserId { get; init; }

    /// <summary>The id of the invitation or the request, or of the membership where it has one of its own.</summary>
    public string? Id { get; init; }

    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The organization's name.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>Member, Invitation or Request.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The role that the person has, or would have by accepting.</summary>
    public string? Role { get; init; }

    /// <summary>When the person joined, was invited or asked.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When the person was last seen, where that is shown.</summary>
    public DateTimeOffset? LastLoginAt { get; init; }

    /// <summary>How certain it is: Exact, Declared or Possible.</summary>
    public string Match { get; init; } = "";

    /// <summary>Whether nobody else administers the organization.</summary>
    public bool IsLastAdmin { get; init; }

    internal override string? Identity => $"{Kind} {Id ?? UserId}";

    /// <summary>Who is what, and where.</summary>
    public override string ToString() => DisplayText.Of($"{Person}: {Kind} of {OrganizationName ?? OrganizationId} ({Match})");
}
