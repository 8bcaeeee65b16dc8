namespace OrgAdmin.Emulation.Gandi;

/// <summary>An organization.</summary>
internal sealed record GandiOrganizationRecord(string Id, string Name, string FirstName, string? LegalName, string Type) : IGandiRecord
{
    public string LastName => "Doe";

    public string Email => Name + "@example.net";

    public bool IsReseller { get; init; }

    public bool IsCorporate { get; init; }
}
