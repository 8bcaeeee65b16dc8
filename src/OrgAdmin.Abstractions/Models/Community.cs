using System;
using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>A badge: a kind that exists, or one that an organization wears.</summary>
public sealed class OrganizationBadge : OrgObject
{
    /// <summary>The organization that wears it; null in the list of kinds.</summary>
    public string? OrganizationId { get; init; }

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The kind, such as <c>public-service</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The kind in words, where the server says them.</summary>
    public string? Label { get; init; }

    /// <summary>The kind.</summary>
    public override string ToString() => DisplayText.Of(Kind);
}

/// <summary>A role that members can have.</summary>
public sealed class OrganizationRole : OrgObject
{
    /// <summary>The role's id, which other cmdlets take as <c>-Role</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The role in words.</summary>
    public string Label { get; init; } = "";

    /// <summary>The role's id.</summary>
    public override string ToString() => DisplayText.Of(Id);
}

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
    public override string ToString() => DisplayText.Of(Name ?? UserId);
}

/// <summary>How many follow an organization after the caller has followed or unfollowed it.</summary>
public sealed class FollowerCount : OrgObject
{
    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The number of followers.</summary>
    public long? Followers { get; init; }
}

/// <summary>A suggestion for a name that is being typed.</summary>
public sealed class OrganizationSuggestion : OrgObject
{
    /// <summary>The organization's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The same, under the name that other cmdlets bind.</summary>
    public string OrganizationId => Id;

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The acronym.</summary>
    public string? Acronym { get; init; }

    /// <summary>The permalink part of its address.</summary>
    public string? Slug { get; init; }

    /// <summary>Its logo's address.</summary>
    public string? Logo { get; init; }

    /// <summary>The page that people see.</summary>
    public string? Page { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => DisplayText.Of(Name);
}

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
    public IReadOnlyList<string>? Tags
    {
        get;
        init => field = ReadableList<string>.Of(value);
    }

    /// <summary>Counters kept by the server.</summary>
    public IDictionary<string, object?>? Metrics
    {
        get;
        init => field = ReadableTable.Of(value);
    }

    internal override string? Identity => Id;

    /// <summary>The title.</summary>
    public override string ToString() => DisplayText.Of(Title);
}

/// <summary>A dataset of an organization (uData).</summary>
public sealed class OrganizationDataset : OrganizationContent
{
    /// <summary>The licence's id.</summary>
    public string? License { get; init; }

    /// <summary>How often it is updated.</summary>
    public string? Frequency { get; init; }
}

/// <summary>A reuse of data that an organization presents (uData).</summary>
public sealed class OrganizationReuse : OrganizationContent
{
    /// <summary>The kind of reuse, such as <c>application</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Where the reuse itself is.</summary>
    public string? Url { get; init; }
}

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
    public override string ToString() => DisplayText.Of(Title);
}

/// <summary>An address that wants no more mail from an organization (Munch).</summary>
public sealed class OrganizationOptOut : OrgObject
{
    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The opt-out's own identifier.</summary>
    public string Identifier { get; init; } = "";

    /// <summary>The address.</summary>
    public string Address { get; init; } = "";

    /// <summary>How it came: mail, web, feedback-loop, abuse, bounce or api.</summary>
    public string? Origin { get; init; }

    /// <summary>When it came.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    internal override string? Identity => Identifier;

    /// <summary>The address.</summary>
    public override string ToString() => DisplayText.Of(Address);
}
