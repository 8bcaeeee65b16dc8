using System;
using System.Collections.Generic;

namespace OrgAdmin.Emulation.UData;

/// <summary>A person.</summary>
internal sealed record UserRecord(string Id, string Slug, string FirstName, string LastName, string Email)
{
    public bool IsSysadmin { get; init; }

    public bool IsActive { get; init; } = true;

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset? LastLogin { get; init; }
}

/// <summary>A person in an organization.</summary>
internal sealed class MemberRecord(UserRecord user, string role, DateTimeOffset since)
{
    public UserRecord User { get; } = user;

    public string Role { get; set; } = role;

    public DateTimeOffset Since { get; } = since;
}

/// <summary>A wish to join, or an invitation. uData keeps both in one list on the organization.</summary>
internal sealed class MembershipRecord(string id, string kind, DateTimeOffset created)
{
    public string Id { get; } = id;

    /// <summary><c>request</c> or <c>invitation</c>.</summary>
    public string Kind { get; } = kind;

    public DateTimeOffset Created { get; } = created;

    public UserRecord? User { get; set; }

    /// <summary>The address of somebody without an account, in lower case.</summary>
    public string? Email { get; set; }

    public string Status { get; set; } = "pending";

    public string Role { get; init; } = "editor";

    public string? Comment { get; set; }

    public string? RefusalComment { get; set; }

    public IReadOnlyList<ContentRecord> Assignments { get; init; } = [];

    public bool IsInvitation => Kind == "invitation";

    public bool IsPending => Status == "pending";
}

/// <summary>A dataset, dataservice or reuse: what a partial editor can be assigned to.</summary>
internal sealed class ContentRecord(string @class, string id, string title, DateTimeOffset created)
{
    public string Class { get; } = @class;

    public string Id { get; } = id;

    public string Title { get; } = title;

    public string Slug { get; } = UData.Slug.Of(title);

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset LastUpdate { get; init; } = created;

    public string Description { get; init; } = "";

    public bool Private { get; init; }

    public string[] Tags { get; init; } = [];

    public int Reuses { get; init; }

    public int Followers { get; init; }

    public int Views { get; init; }

    public required OrganizationRecord Organization { get; set; }
}

/// <summary>A partial editor's right to edit one thing.</summary>
internal sealed record AssignmentRecord(string Id, UserRecord User, ContentRecord Subject, DateTimeOffset Created);

/// <summary>A conversation about a dataset or a reuse.</summary>
internal sealed record DiscussionRecord(
    string Id,
    ContentRecord Subject,
    string Title,
    UserRecord Author,
    DateTimeOffset Created,
    string[] Messages
)
{
    public DateTimeOffset? Closed { get; init; }
}

/// <summary>Somebody who follows an organization.</summary>
internal sealed record FollowRecord(string Id, UserRecord Follower, DateTimeOffset Since);

/// <summary>A contact point of an organization.</summary>
internal sealed record ContactRecord(string Id, string Name, string? Email, string? ContactForm, string Role);
