using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Handles requests to join. Who can do that can also read them.</summary>
public interface IMembershipRequestManager : IMembershipRequestReader
{
    /// <summary>Asks to join, as the caller.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="comment">Why.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<MembershipRequest> RequestMembershipAsync(string organizationId, string comment, OperationContext context);

    /// <summary>Lets a person in.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<OrganizationMember> ApproveRequestAsync(string organizationId, string requestId, OperationContext context);

    /// <summary>Turns a person away.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="comment">Why, which the person reads.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task DenyRequestAsync(string organizationId, string requestId, string comment, OperationContext context);
}
