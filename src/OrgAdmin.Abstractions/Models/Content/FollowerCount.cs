namespace OrgAdmin;

/// <summary>How many follow an organization after the caller has followed or unfollowed it.</summary>
public sealed class FollowerCount : OrgObject
{
    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The number of followers.</summary>
    public long Followers { get; init; }
}
