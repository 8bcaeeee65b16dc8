using System;

namespace OrgAdmin;

/// <summary>A discussion about something an organization publishes (uData).</summary>
public sealed class OrganizationDiscussion : OrgObject
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>Its title.</summary>
    public string Title { get; init; } = "";

    /// <summary>The class of what it is about: Dataset or Reuse.</summary>
    public string? SubjectClass { get; init; }

    /// <summary>The id of what it is about.</summary>
    public string? SubjectId { get; init; }

    /// <summary>Who opened it.</summary>
    public string? UserId { get; init; }

    /// <summary>First and last name of who opened it.</summary>
    public string? Name { get; init; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How many messages it has.</summary>
    public int MessageCount { get; init; }

    internal override string? Identity => Id;

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
