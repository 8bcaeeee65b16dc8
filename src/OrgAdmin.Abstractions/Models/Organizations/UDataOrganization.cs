namespace OrgAdmin;

/// <summary>An organization at uData, shown by its own table.</summary>
public sealed class UDataOrganization : Organization;
