namespace OrgAdmin.Capabilities;

/// <summary>Reads the organizations below one.</summary>
public interface IOrganizationTreeReader
{
    /// <summary>The organizations directly below one.</summary>
    /// <param name="organizationId">The one above.</param>
    PageSource<Organization> Children(string organizationId);
}
