using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Members;

namespace OrgAdmin.Core.Providers.EquinixMetal;

/// <summary>The people in organizations: members and invitations.</summary>
internal sealed partial class EquinixMetalProvider : IMemberSynchronizer
{
    public PageSource<OrganizationMember> Members(string organizationId)
    {
        // Without include=user there are links where names and addresses should be.
        Route route = Route.To($"organizations/{organizationId}/members").With("include", "user");
        PageSource<OrganizationMember> source = Listed(
            route,
            MetalJson.Default.MetalMemberList,
            list => list.Members,
            list => list.Meta,
            member => _models.Member(member, organizationId)
        );
        return AboutOrganization(organizationId, source);
    }

    public Task<MemberInviteResult> InviteAsync(string organizationId, MemberInvitation invitation, OperationContext context) =>
        AboutOrganizationAsync(
            organizationId,
            async () =>
            {
                var body = new MetalInvitationInput
                {
                    Invitee = invitation.Email,
                    Message = invitation.Message,
                    Roles = invitation.Role is null ? null : [invitation.Role],
                };
                try
                {
                    MetalInvitation made = await Api.WriteAsync(
                            HttpMethod.Post,
                            Route.To($"organizations/{organizationId}/invitations"),
                            body,
                            MetalJson.Default.MetalInvitationInput,
                            MetalJson.Default.MetalInvitation,
                            new MetalInvitation(),
                            context
                        )
                        .ConfigureAwait(false);
                    return _models.Invited(made, organizationId, invitation);
                }
                catch (OrgException error)
                    when (error.Kind is OrgErrorKind.ValidationFailed or OrgErrorKind.Conflict
                        && EmailAddress.OfServer(invitation.Email) is not null
                    )
                {
                    if (await NotNeededAsync(organizationId, invitation, context).ConfigureAwait(false) is { } known)
                        return known;
                    throw;
                }
            }
        );

    public bool InvitesUsers => false;

    // findOrganizationInvitations: what is listed is pending, and nobody can ask to join. The document gives its items
    // the shape of memberships by mistake; packngo and the Terraform provider read invitations.
    public PageSource<MembershipRequest> MembershipRequests(MembershipRequestQuery query)
    {
        if (query.Kind is not (null or "invitation") || query.Status is not (null or "pending"))
            return PageSource.Whole<MembershipRequest>(_ => Task.FromResult<IReadOnlyList<MembershipRequest>>([]));
        string organizationId = query.OrganizationId;
        Route route = Route.To($"organizations/{organizationId}/invitations");
        PageSource<MembershipRequest> source = Listed(
            route,
            MetalJson.Default.MetalInvitationList,
            list => list.Invitations,
            list => list.Meta,
            invitation => _models.Pending(invitation, organizationId)
        );
        return AboutOrganization(organizationId, source);
    }

    public Task RevokeInvitationAsync(string organizationId, string invitationId, OperationContext context) =>
        AboutOrganizationAsync(
            organizationId,
            () => DeleteAsync(Route.To($"invitations/{invitationId}"), context),
            error =>
                error.WithMessage(
                    $"Invitation '{invitationId}' was not found at Equinix Metal. "
                        + "It may have been accepted, declined or taken back already."
                )
        );

    public async Task RemoveMemberAsync(string organizationId, string userId, string? membershipId, OperationContext context)
    {
        // The route wants the id of the membership, which nobody knows by heart; the list has both.
        membershipId ??= await FindMembershipAsync(organizationId, userId, context).ConfigureAwait(false);
        try
        {
            await AboutOrganizationAsync(
                    organizationId,
                    () => DeleteAsync(Route.To($"organizations/{organizationId}/members/{membershipId}"), context),
                    error => error.WithMessage(NoMember(organizationId, userId))
                )
                .ConfigureAwait(false);
        }
        catch (OrgException error)
            when (error.Kind == OrgErrorKind.ValidationFailed && Says(error.ServerMessage ?? "", "at least one admin"))
        {
            throw error.WithMessage(error.Message, OrgErrorKind.LastAdmin);
        }
    }

    private async Task<string> FindMembershipAsync(string organizationId, string userId, OperationContext context)
    {
        OrganizationMember? found = await FindAsync(
                Members(organizationId),
                member => member.MembershipId is { Length: > 0 } && (IsSame(member.UserId, userId) || IsSame(member.MembershipId, userId)),
                context
            )
            .ConfigureAwait(false);
        return found?.MembershipId
            ?? throw new OrgException(OrgErrorKind.NotFound, NoMember(organizationId, userId)) { Provider = OrgProvider.EquinixMetal };
    }

    private static string NoMember(string organizationId, string userId) =>
        $"'{userId}' is not a member of organization '{organizationId}' at "
        + $"Equinix Metal. Its members: Get-OrganizationMember {organizationId}";

    // The texts of refusals are not documented ("already reached the limit" is one): only the lists say who is there already.
    private async Task<MemberInviteResult?> NotNeededAsync(string organizationId, MemberInvitation invitation, OperationContext context)
    {
        EmailAddress address = EmailAddress.OfServer(invitation.Email)!;
        try
        {
            List<OrganizationMember> members = await Members(organizationId).ReadAllAsync(context).ConfigureAwait(false);
            OrganizationMember? member = members.Find(one =>
                one.OtherEmails.Append(one.Email).Any(email => address.Equals(EmailAddress.OfServer(email)))
            );
            if (member is not null)
                return _models.NotNeeded(organizationId, invitation, InviteOutcome.AlreadyMember, userId: member.UserId);
            List<MembershipRequest> waiting = await MembershipRequests(new MembershipRequestQuery { OrganizationId = organizationId })
                .ReadAllAsync(context)
                .ConfigureAwait(false);
            MembershipRequest? pending = waiting.Find(one => address.Equals(EmailAddress.OfServer(one.Email)));
            return pending is null ? null : _models.NotNeeded(organizationId, invitation, InviteOutcome.AlreadyPending, pending);
        }
        catch (OrgException error)
        {
            // Then the refusal of the invitation is what there is to tell.
            context.Log.Verbose($"Whether {address} is a member or invited could not be read: {error.Message}");
            return null;
        }
    }

    private static bool IsSame(string? id, string other) => string.Equals(id, other, StringComparison.OrdinalIgnoreCase);

    private static bool Says(string text, string words) => text.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
}
