namespace OrgAdmin;

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
