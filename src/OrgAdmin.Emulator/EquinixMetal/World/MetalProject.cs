namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>A project of an organization.</summary>
internal sealed record MetalProject(string Id, string Name);
