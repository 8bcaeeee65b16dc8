using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Invites people.</summary>
public interface IMemberInviter
{
    /// <summary>Invites a person. Being a member or invited already is an outcome, not an error.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="invitation">Whom, and as what.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<MemberInviteResult> InviteAsync(string organizationId, MemberInvitation invitation, OperationContext context);
}
