using System;

namespace OrgAdmin;

/// <summary>A person who follows an organization.</summary>
public sealed class OrganizationFollower : OrgObject
{
    /// <summary>The id of the following itself.</summary>
    public string Id { get; init; } = "";

    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The user's id.</summary>
    public string UserId { get; init; } = "";

    /// <summary>First and last name.</summary>
    public string? Name { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? Since { get; init; }

    internal override string? Identity => Id;

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? UserId;
}
