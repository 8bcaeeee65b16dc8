namespace OrgAdmin.Emulation.UData;

/// <summary>An organization's picture.</summary>
/// <param name="Name">Its name in the store of pictures, which a new picture changes.</param>
/// <param name="Content">The bytes, as they were uploaded.</param>
internal sealed record LogoRecord(string Name, byte[] Content);
