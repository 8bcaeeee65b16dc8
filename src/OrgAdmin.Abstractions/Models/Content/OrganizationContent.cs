using System;
using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>A dataset or a reuse that an organization publishes (uData).</summary>
public abstract class OrganizationContent : OrgObject
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>Its title.</summary>
    public string Title { get; init; } = "";

    /// <summary>The permalink part of its address.</summary>
    public string? Slug { get; init; }

    /// <summary>What it says of itself, in Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Whether only members see it.</summary>
    public bool? Private { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The page that people see.</summary>
    public string? Page { get; init; }

    /// <summary>Its keywords.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Counters kept by the server.</summary>
    public IDictionary<string, object?>? Metrics { get; init; }

    internal override string? Identity => Id;

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
