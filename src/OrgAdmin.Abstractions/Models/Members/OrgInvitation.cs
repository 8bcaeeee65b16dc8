using System;
using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>An invitation of the caller to an organization, as the invited person sees it.</summary>
public sealed class OrgInvitation : OrgObject
{
    /// <summary>The invitation's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The organization's name.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>The role that acceptance gives.</summary>
    public string? Role { get; init; }

    /// <summary>What the inviter wrote.</summary>
    public string? Comment { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Objects that acceptance assigns to a partial editor.</summary>
    public IReadOnlyList<AssignmentReference>? Assignments
    {
        get;
        init => field = ReadableList<AssignmentReference>.Of(value);
    }

    internal override string? Identity => Id;

    /// <summary>The organization and the role.</summary>
    public override string ToString() => DisplayText.Of($"{OrganizationName ?? OrganizationId} ({Role})");
}
