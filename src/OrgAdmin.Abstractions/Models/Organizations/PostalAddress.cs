namespace OrgAdmin;

/// <summary>A postal address as Equinix Metal keeps it.</summary>
public sealed class PostalAddress
{
    /// <summary>Street and number (Equinix Metal <c>address</c>).</summary>
    public string? StreetAddress { get; init; }

    /// <summary>Building, floor, suite (Equinix Metal <c>address2</c>).</summary>
    public string? StreetAddress2 { get; init; }

    /// <summary>Postal code (Equinix Metal <c>zip_code</c>).</summary>
    public string? PostalCode { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>State, province or region.</summary>
    public string? State { get; init; }

    /// <summary>Two-letter country code (ISO 3166-1).</summary>
    public string? Country { get; init; }

    /// <summary>The parts that are there, on one line.</summary>
    public override string ToString()
    {
        string[] parts = [StreetAddress ?? "", StreetAddress2 ?? "", $"{PostalCode} {City}".Trim(), State ?? "", Country ?? ""];
        return string.Join(", ", System.Array.FindAll(parts, part => part.Length > 0));
    }
}
