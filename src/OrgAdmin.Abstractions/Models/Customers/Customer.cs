namespace OrgAdmin;

/// <summary>A customer of a Gandi reseller: the legal owner of what the reseller buys for it.</summary>
public sealed class Customer : OrgObject
{
    /// <summary>The customer's id, which other Gandi APIs call <c>sharing_id</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The same as <see cref="Id"/>.</summary>
    public string CustomerId => Id;

    /// <summary>The id of the reseller organization it belongs to.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The name it goes by.</summary>
    public string Name { get; init; } = "";

    /// <summary>individual, company, association or publicbody.</summary>
    public string? Type { get; init; }

    /// <summary>The registered name of a company, association or public body (<c>orgname</c>).</summary>
    public string? OrganizationName { get; init; }

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    internal override string? Identity => Id;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
