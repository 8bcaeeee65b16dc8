using System;

namespace OrgAdmin;

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
    public override string ToString() => Address;
}
