namespace OrgAdmin.Capabilities;

/// <summary>Reads the members of organizations.</summary>
public interface IMemberReader
{
    /// <summary>The members of an organization.</summary>
    /// <param name="organizationId">The organization.</param>
    PageSource<OrganizationMember> Members(string organizationId);
}
