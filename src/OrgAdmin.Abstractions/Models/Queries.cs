using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>Whether something is part of a list, left out of it, or the only thing in it (Equinix Metal).</summary>
public enum Inclusion
{
    /// <summary>It is part of the list.</summary>
    Include,

    /// <summary>It is left out.</summary>
    Exclude,

    /// <summary>Nothing else is in the list.</summary>
    Only,
}

/// <summary>Which organizations to list. A provider refuses nothing here: what it lacks was checked before.</summary>
public sealed class OrganizationQuery
{
    /// <summary>A name, with <c>*</c> and <c>?</c> as wildcards.</summary>
    public string? Name { get; init; }

    /// <summary>Words to search for (uData <c>q</c>).</summary>
    public string? Query { get; init; }

    /// <summary>individual, company, association or publicbody (Gandi).</summary>
    public string? Type { get; init; }

    /// <summary>A permission the caller must have there (Gandi).</summary>
    public string? Permission { get; init; }

    /// <summary>A badge it must wear (uData).</summary>
    public string? Badge { get; init; }

    /// <summary>Its SIRET (uData).</summary>
    public string? BusinessNumberId { get; init; }

    /// <summary>What to do with personal organizations (Equinix Metal).</summary>
    public Inclusion? Personal { get; init; }

    /// <summary>What to do with organizations without a project (Equinix Metal).</summary>
    public Inclusion? WithoutProject { get; init; }

    /// <summary>The field to sort by, in the provider's own terms.</summary>
    public string? SortBy { get; init; }

    /// <summary>Largest first.</summary>
    public bool Descending { get; init; }

    /// <summary>How much of each organization to ask for.</summary>
    public OrganizationShape Shape { get; init; } = OrganizationShape.Default;
}

/// <summary>How much of an organization to ask for.</summary>
public sealed class OrganizationShape
{
    /// <summary>What the provider sends by itself.</summary>
    public static OrganizationShape Default { get; } = new();

    /// <summary>Related things to send in full (Equinix Metal <c>include</c>).</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Related things to leave as links (Equinix Metal <c>exclude</c>).</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The only fields wanted (uData <c>X-Fields</c>).</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];
}

/// <summary>Which customers of a reseller to list (Gandi).</summary>
public sealed class CustomerQuery
{
    /// <summary>The reseller organization.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>A name, with <c>*</c> as wildcard.</summary>
    public string? Name { get; init; }

    /// <summary>A permission the caller must have there.</summary>
    public string? Permission { get; init; }

    /// <summary>name, type or id.</summary>
    public string? SortBy { get; init; }
}

/// <summary>Which membership requests and invitations to list (uData).</summary>
public sealed class MembershipRequestQuery
{
    /// <summary>The organization.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>pending, accepted, refused or canceled.</summary>
    public string? Status { get; init; }

    /// <summary>Only those of this user.</summary>
    public string? UserId { get; init; }

    /// <summary>request or invitation.</summary>
    public string? Kind { get; init; }
}

/// <summary>Which opt-outs to list (Munch).</summary>
public sealed class OptOutQuery
{
    /// <summary>The organization.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>Only this address.</summary>
    public string? Address { get; init; }

    /// <summary>Only those that came this way: mail, web, feedback-loop, abuse, bounce or api.</summary>
    public string? Origin { get; init; }
}
