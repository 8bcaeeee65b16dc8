namespace OrgAdmin;

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
    public override string ToString() => $"{Email ?? Name ?? UserId}: {Outcome}";
}
