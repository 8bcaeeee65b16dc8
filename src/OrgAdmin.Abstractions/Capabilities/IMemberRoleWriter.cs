using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Changes what members may do. Who can do that can also read them: the guard of the last administrator needs it.</summary>
public interface IMemberRoleWriter : IMemberReader
{
    /// <summary>Gives a member another role.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="userId">The member.</param>
    /// <param name="role">The new role.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<OrganizationMember> SetRoleAsync(string organizationId, string userId, string role, OperationContext context);
}
