namespace OrgAdmin.Emulation.UData;

/// <summary>A contact point of an organization.</summary>
internal sealed record ContactRecord(string Id, string Name, string? Email, string? ContactForm, string Role);
