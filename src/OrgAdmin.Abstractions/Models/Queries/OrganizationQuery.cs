namespace OrgAdmin;

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
