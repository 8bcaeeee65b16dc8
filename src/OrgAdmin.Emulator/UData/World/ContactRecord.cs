namespace OrgAdmin.Emulation.UData;

/// <summary>A contact point: an organization's, or a user's own.</summary>
internal sealed record ContactRecord(string Id, string Name, string? Email, string? ContactForm, string Role)
{
    public OrganizationRecord? Organization { get; init; }

    public UserRecord? Owner { get; init; }

    /// <summary>True if the other one says the same of the same owner: uData keeps no two of them.</summary>
    public bool IsSameAs(ContactRecord other) => this with { Id = other.Id } == other;
}
