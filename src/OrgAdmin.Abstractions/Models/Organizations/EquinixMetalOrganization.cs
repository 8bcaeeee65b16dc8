namespace OrgAdmin;

/// <summary>An organization at Equinix Metal; a type of its own so that it has a table of its own.</summary>
public sealed class EquinixMetalOrganization : Organization;
