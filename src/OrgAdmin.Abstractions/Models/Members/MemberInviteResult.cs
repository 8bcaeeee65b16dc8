namespace OrgAdmin;

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
    public override string ToString() => $"{Email ?? UserId}: {Outcome}";
}
