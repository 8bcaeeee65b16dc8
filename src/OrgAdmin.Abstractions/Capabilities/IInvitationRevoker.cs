using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Takes invitations back.</summary>
public interface IInvitationRevoker
{
    /// <summary>Takes an invitation back.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="invitationId">The invitation.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task RevokeInvitationAsync(string organizationId, string invitationId, OperationContext context);
}
