namespace OrgAdmin.Emulation.UData;

/// <summary>A token, whose it is, and why it no longer works, if it does not.</summary>
internal sealed record TokenRecord(UserRecord User, string? Refusal);
