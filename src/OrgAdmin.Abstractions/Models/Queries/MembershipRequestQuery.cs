namespace OrgAdmin;

/// <summary>Which membership requests and invitations to list (uData).</summary>
public sealed class MembershipRequestQuery
{
    /// <summary>The organization.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>pending, accepted, refused or canceled.</summary>
    public string? Status { get; init; }

    /// <summary>Only those of this user.</summary>
    public string? UserId { get; init; }

    /// <summary>request or invitation.</summary>
    public string? Kind { get; init; }
}
