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
    public override string ToString() => DisplayText.Of(Name);
}

/// <summary>
/// What Gandi answers when a customer is ordered: it is accepted (202), not yet made, and has no id yet.
/// <c>New-Customer -Wait</c> waits for the customer itself.
/// </summary>
public sealed class CustomerReceipt : OrgObject
{
    /// <summary>The reseller organization it was ordered under.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The customer's e-mail address, as it was sent.</summary>
    public string? Email { get; init; }

    /// <summary>The server's confirmation.</summary>
    public string Message { get; init; } = "";

    /// <summary>Where the customer will be, if the server said so (the optional <c>Location</c> header).</summary>
    public string? Location { get; init; }

    /// <summary>The server's confirmation.</summary>
    public override string ToString() => DisplayText.Of(Message);
}

/// <summary>What a new customer is made from (Gandi, <c>POST organizations/{id}/customers</c>).</summary>
public sealed class CustomerInput
{
    /// <summary>individual, company, association or publicbody.</summary>
    public string Type { get; init; } = "";

    /// <summary>First name.</summary>
    public string FirstName { get; init; } = "";

    /// <summary>Last name.</summary>
    public string LastName { get; init; } = "";

    /// <summary>E-mail address.</summary>
    public string Email { get; init; } = "";

    /// <summary>Street and number.</summary>
    public string StreetAddress { get; init; } = "";

    /// <summary>Apartment, suite, building.</summary>
    public string? StreetAddress2 { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>City.</summary>
    public string City { get; init; } = "";

    /// <summary>State, province or region, such as <c>FR-T</c>.</summary>
    public string? State { get; init; }

    /// <summary>Two-letter country code.</summary>
    public string Country { get; init; } = "";

    /// <summary>Telephone, such as <c>+33.612345678</c>.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Fax.</summary>
    public string? Fax { get; init; }

    /// <summary>Registered name of a company, association or public body.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>Text for the invoice, such as your own customer number.</summary>
    public string? Reference { get; init; }
}
