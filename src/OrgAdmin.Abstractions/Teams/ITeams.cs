using System.Collections.Generic;
using System.Threading.Tasks;

namespace OrgAdmin.Teams;

/// <summary>
/// Who is who in organizations, and what may not be taken away from them. It is made for one run of a cmdlet: each list of
/// members is read once, and what the run itself has changed is known without reading it again.
/// </summary>
internal interface ITeams
{
    /// <summary>The one member that a person means.</summary>
    /// <param name="client">Where the organization is.</param>
    /// <param name="organizationId">The organization, by id or slug.</param>
    /// <param name="who">The member's user id, slug, e-mail address or name.</param>
    /// <param name="context">Cancellation and messages.</param>
    /// <exception cref="OrgException">
    /// <see cref="OrgErrorKind.NotFound"/>: nobody fits. <see cref="OrgErrorKind.InvalidValue"/>: several fit; the message names them.
    /// </exception>
    Task<OrganizationMember> FindAsync(IOrgClient client, string organizationId, string who, OperationContext context);

    /// <summary>True if a member is the person whose credential is used; false as well where that cannot be told.</summary>
    /// <param name="client">Where the organization is.</param>
    /// <param name="organizationId">The organization, as <see cref="FindAsync"/> was given it.</param>
    /// <param name="member">The member, as <see cref="FindAsync"/> gave it.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<bool> IsCallerAsync(IOrgClient client, string organizationId, OrganizationMember member, OperationContext context);

    /// <summary>Checks that a member may lose the role or the membership. Nothing is changed.</summary>
    /// <param name="client">Where the organization is.</param>
    /// <param name="member">The member, as <see cref="FindAsync"/> gave it.</param>
    /// <param name="newRole">The role afterwards; null if the member is to be removed.</param>
    /// <param name="force">True lets the last administrator and the caller's own membership go.</param>
    /// <param name="context">Cancellation and messages.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.LastAdmin"/> or <see cref="OrgErrorKind.Yourself"/>.</exception>
    Task CheckAsync(IOrgClient client, OrganizationMember member, string? newRole, bool force, OperationContext context);

    /// <summary>Gives a member another role, unless the guards speak against it at that moment.</summary>
    /// <inheritdoc cref="CheckAsync"/>
    Task<OrganizationMember> SetRoleAsync(
        IOrgClient client,
        OrganizationMember member,
        string newRole,
        bool force,
        OperationContext context
    );

    /// <summary>Takes a member out, unless the guards speak against it at that moment.</summary>
    /// <inheritdoc cref="CheckAsync"/>
    Task RemoveAsync(IOrgClient client, OrganizationMember member, bool force, OperationContext context);

    /// <summary>The address that is sent for what a person wrote: parsed, composed (NFC), with its domain as DNS has it.</summary>
    /// <param name="where">What the error begins with, such as "Row 3".</param>
    /// <param name="text">What was written.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ValidationFailed"/>: it is no address, or several.</exception>
    string CheckAddress(string where, string text);

    /// <summary>How certain it is that a member has an address: Exact, Possible where only a part of it is shown; null if not.</summary>
    /// <param name="member">The member.</param>
    /// <param name="email">The whole address.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ValidationFailed"/>: it is no whole address.</exception>
    string? MatchOf(OrganizationMember member, string email);

    /// <summary>How an invitation ends without being sent, because the person has declined one; null if nobody has.</summary>
    /// <param name="client">Where the organization is.</param>
    /// <param name="organizationId">The organization, by id or slug.</param>
    /// <param name="invitation">Whom to invite.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<MemberInviteResult?> DeclinedAsync(
        IOrgClient client,
        string organizationId,
        MemberInvitation invitation,
        OperationContext context
    );

    /// <summary>
    /// Makes the members of organizations match a list: identifies, compares, guards, asks, and carries out what was agreed to.
    /// </summary>
    /// <param name="rows">The list, in its order, with the rows that could not be read among them.</param>
    /// <param name="options">How far it may go.</param>
    /// <param name="host">Asks the person, and takes what there is to tell.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task SyncAsync(IReadOnlyList<TeamRow> rows, TeamOptions options, ITeamHost host, OperationContext context);
}
