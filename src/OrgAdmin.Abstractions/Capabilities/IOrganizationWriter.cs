using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Makes and changes organizations.</summary>
public interface IOrganizationWriter
{
    /// <summary>Makes an organization.</summary>
    /// <param name="input">Its fields.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<Organization> CreateOrganizationAsync(OrganizationInput input, OperationContext context);

    /// <summary>Changes the fields that were given and no other.</summary>
    /// <param name="id">The organization's id.</param>
    /// <param name="changes">The fields to change.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<Organization> UpdateOrganizationAsync(string id, OrganizationInput changes, OperationContext context);
}
