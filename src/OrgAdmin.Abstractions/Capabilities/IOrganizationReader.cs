using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Reads organizations.</summary>
public interface IOrganizationReader
{
    /// <summary>The organizations that fit.</summary>
    /// <param name="query">Which ones.</param>
    PageSource<Organization> Organizations(OrganizationQuery query);

    /// <summary>One organization.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="shape">How much of it.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<Organization> GetOrganizationAsync(string id, OrganizationShape shape, OperationContext context);
}
