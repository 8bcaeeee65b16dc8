namespace OrgAdmin.Teams;

/// <summary>A row of a list of members: one person, and what the person is to be in one organization.</summary>
internal sealed class TeamRow
{
    /// <summary>Its place in the input, from 1.</summary>
    public long Number { get; init; }

    /// <summary>Where its organization is; null if the row could not be read so far.</summary>
    public TeamPlace? Place { get; init; }

    /// <summary>The organization, by id or slug; null if the row could not be read so far.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The address as it stands in the list; null if there is none. Nothing has been checked in it.</summary>
    public string? Email { get; init; }

    /// <summary>The user, by id or slug; null if there is none.</summary>
    public string? UserId { get; init; }

    /// <summary>What the list calls the person; null if it does not. It decides nobody's identity, and protects whom it names.</summary>
    public string? Name { get; init; }

    /// <summary>The role to have; null keeps a member's, and leaves an invitation's to the provider.</summary>
    public string? Role { get; init; }

    /// <summary>Why the row could not be read; null if it could. Whoever it is about is unknown, so that nobody may be removed.</summary>
    public OrgException? Problem { get; init; }
}
