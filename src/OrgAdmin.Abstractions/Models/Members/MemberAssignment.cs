using System;

namespace OrgAdmin;

/// <summary>That a partial editor may edit an object (uData).</summary>
public sealed class MemberAssignment : OrgObject
{
    /// <summary>The assignment's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The user's id.</summary>
    public string UserId { get; init; } = "";

    /// <summary>First and last name of the user.</summary>
    public string? Name { get; init; }

    /// <summary>Dataset, Dataservice or Reuse.</summary>
    public string Class { get; init; } = "";

    /// <summary>The id of the object.</summary>
    public string SubjectId { get; init; } = "";

    /// <summary>When it was assigned.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    internal override string? Identity => Id;

    /// <summary>Class and id of the object.</summary>
    public override string ToString() => $"{Class} {SubjectId}";
}
