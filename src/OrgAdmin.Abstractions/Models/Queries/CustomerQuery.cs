namespace OrgAdmin;

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
