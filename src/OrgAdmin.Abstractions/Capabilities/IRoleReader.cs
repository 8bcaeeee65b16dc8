namespace OrgAdmin.Capabilities;

/// <summary>Reads the roles that members can have.</summary>
public interface IRoleReader
{
    /// <summary>The roles.</summary>
    PageSource<OrganizationRole> Roles();
}
