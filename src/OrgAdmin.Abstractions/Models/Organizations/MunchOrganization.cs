namespace OrgAdmin;

/// <summary>An organization at Munch, shown by its own table.</summary>
public sealed class MunchOrganization : Organization;
