using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Takes members out of organizations. Who can do that can also read them: the guard of the last administrator needs it.</summary>
public interface IMemberRemover : IMemberReader
{
    /// <summary>Takes a member out.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="userId">The member.</param>
    /// <param name="membershipId">The id of the membership, so that an API that wants it need not be asked; null if it is not
    /// known.</param>
    /// <param name="context">Cancellation and messages.</param>
    internal Task RemoveMemberAsync(string organizationId, string userId, string? membershipId, OperationContext context);
}
