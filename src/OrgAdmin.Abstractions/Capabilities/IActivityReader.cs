namespace OrgAdmin.Capabilities;

/// <summary>Reads what was done in an organization.</summary>
public interface IActivityReader
{
    /// <summary>Who did what, the latest first.</summary>
    /// <param name="organizationId">The organization.</param>
    internal PageSource<OrganizationActivity> Activities(string organizationId);
}
