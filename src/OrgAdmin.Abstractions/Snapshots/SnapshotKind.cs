namespace OrgAdmin;

/// <summary>What a difference is about.</summary>
public static class SnapshotKind
{
    /// <summary>An organization.</summary>
    public const string Organization = nameof(Organization);

    /// <summary>A member of one.</summary>
    public const string Member = nameof(Member);

    /// <summary>An invitation that waits.</summary>
    public const string Invitation = nameof(Invitation);

    /// <summary>A request to join that waits.</summary>
    public const string Request = nameof(Request);
}
