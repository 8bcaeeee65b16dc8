using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Handles the invitations of the caller.</summary>
public interface IOwnInvitationManager
{
    /// <summary>The invitations that wait for the caller.</summary>
    internal PageSource<OrgInvitation> OwnInvitations();

    /// <summary>Accepts one. The caller is a member then.</summary>
    /// <param name="id">The invitation.</param>
    /// <param name="context">Cancellation and messages.</param>
    internal Task AcceptInvitationAsync(string id, OperationContext context);

    /// <summary>Declines one.</summary>
    /// <param name="id">The invitation.</param>
    /// <param name="context">Cancellation and messages.</param>
    internal Task DeclineInvitationAsync(string id, OperationContext context);
}
