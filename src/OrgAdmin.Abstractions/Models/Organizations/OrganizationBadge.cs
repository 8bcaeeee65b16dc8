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
    public override string ToString() => Kind;
}
