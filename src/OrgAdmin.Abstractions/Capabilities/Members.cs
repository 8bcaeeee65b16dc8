using System.Collections.Generic;
using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Reads the members of organizations.</summary>
public interface IMemberReader
{
    /// <summary>The members of an organization.</summary>
    /// <param name="organizationId">The organization.</param>
    PageSource<OrganizationMember> Members(string organizationId);
}

/// <summary>Invites people.</summary>
public interface IMemberInviter
{
    /// <summary>Invites a person. Being a member or invited already is an outcome, not an error.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="invitation">Whom, and as what.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<MemberInviteResult> InviteAsync(string organizationId, MemberInvitation invitation, OperationContext context);
}

/// <summary>Takes invitations back.</summary>
public interface IInvitationRevoker
{
    /// <summary>Takes an invitation back.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="invitationId">The invitation.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task RevokeInvitationAsync(string organizationId, string invitationId, OperationContext context);
}

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

/// <summary>Takes members out of organizations. Who can do that can also read them: the guard of the last administrator needs it.</summary>
public interface IMemberRemover : IMemberReader
{
    /// <summary>Takes a member out.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="userId">The member.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task RemoveMemberAsync(string organizationId, string userId, OperationContext context);
}

/// <summary>Reads requests to join and invitations, as far as the provider lists them.</summary>
public interface IMembershipRequestReader
{
    /// <summary>The requests and invitations that fit.</summary>
    /// <param name="query">Which ones.</param>
    PageSource<MembershipRequest> MembershipRequests(MembershipRequestQuery query);
}

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

/// <summary>Everything it takes to make the members of an organization match a list, but for changing roles, which not every API has.</summary>
public interface IMemberSynchronizer : IMemberInviter, IInvitationRevoker, IMemberRemover, IMembershipRequestReader
{
    /// <summary>Whether a registered user can be invited by id. Otherwise people are invited by address only.</summary>
    bool InvitesUsers { get; }
}

/// <summary>Handles what partial editors may edit.</summary>
public interface IMemberAssignmentManager
{
    /// <summary>All assignments of an organization.</summary>
    /// <param name="organizationId">The organization.</param>
    PageSource<MemberAssignment> Assignments(string organizationId);

    /// <summary>Replaces all assignments of a partial editor.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="userId">The partial editor.</param>
    /// <param name="assignments">The new ones; none clears.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<IReadOnlyList<MemberAssignment>> SetAssignmentsAsync(
        string organizationId,
        string userId,
        IReadOnlyList<AssignmentReference> assignments,
        OperationContext context
    );
}
