using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin;

/// <summary>A person in an organization.</summary>
public sealed class OrganizationMember : OrgObject
{
    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The organization's name, where it is known.</summary>
    public string? OrganizationName { get; internal set; }

    /// <summary>The user's id.</summary>
    public string UserId { get; init; } = "";

    /// <summary>The id of the membership itself, where it has one (Equinix Metal).</summary>
    public string? MembershipId { get; init; }

    /// <summary>First and last name.</summary>
    public string Name { get; init; } = "";

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The user's permalink (uData).</summary>
    public string? Slug { get; init; }

    /// <summary>E-mail address; uData masks it unless the caller administers the whole site.</summary>
    public string? Email { get; init; }

    /// <summary>What the person may do. Where a provider gives several roles, the strongest.</summary>
    public string Role { get; init; } = "";

    /// <summary>Further addresses of the same account (Equinix Metal); any of them means the person.</summary>
    internal IReadOnlyList<string> OtherEmails { get; init; } = [];

    /// <summary>Every role, where a provider gives several (Equinix Metal).</summary>
    public IReadOnlyList<string>? Roles
    {
        get;
        init => field = ReadableList<string>.Of(value);
    }

    /// <summary>The role in words, in the language of the connection (uData).</summary>
    public string? Label { get; init; }

    /// <summary>When the person joined.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When the person was last seen (uData, shown to members only).</summary>
    public DateTimeOffset? LastLoginAt { get; init; }

    /// <summary>The page that people see (uData).</summary>
    public string? Page { get; init; }

    internal override string? Identity => string.IsNullOrEmpty(MembershipId) ? UserId : MembershipId;

    /// <summary>Whether the person administers the organization.</summary>
    internal bool IsAdmin => IsAdminRole(Role) || Roles?.Any(IsAdminRole) == true;

    /// <summary>Whether a role lets people administer an organization. Both APIs that have roles call it the same.</summary>
    internal static bool IsAdminRole(string? role) => string.Equals(role, "admin", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this is the person's role.</summary>
    internal bool HasRole(string role) => string.Equals(Role, role, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name.</summary>
    public override string ToString() => DisplayText.Of(Name);
}
