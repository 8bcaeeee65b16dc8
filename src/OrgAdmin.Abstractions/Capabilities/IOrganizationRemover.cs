using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Removes organizations.</summary>
public interface IOrganizationRemover
{
    /// <summary>Removes an organization.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task RemoveOrganizationAsync(string id, OperationContext context);
}
