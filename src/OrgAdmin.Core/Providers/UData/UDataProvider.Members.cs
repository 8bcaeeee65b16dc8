using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.UData;

/// <summary>The people in organizations: members, invitations, and what partial editors may edit.</summary>
internal sealed partial class UDataProvider : IMemberSynchronizer, IMemberRoleWriter, IMemberAssignmentManager
{
    // There is no route for members: the organization carries them.
    public PageSource<OrganizationMember> Members(string organizationId) =>
        PageSource.Whole<OrganizationMember>(async context =>
        {
            UDataOrganizationRead organization = await ReadOrganizationAsync(organizationId, "{id,name,members}", context)
                .ConfigureAwait(false);
            return (organization.Members ?? throw Incomplete("the organization has no list of its members."))
                .Present()
                .ConvertAll(member => _models.Member(member, organization.Id ?? organizationId, organization.Name));
        });

    public async Task<MemberInviteResult> InviteAsync(string organizationId, MemberInvitation invitation, OperationContext context)
    {
        var body = new UDataInvitation
        {
            User = invitation.UserId is { } user ? await UserIdAsync(user, context).ConfigureAwait(false) : null,
            Email = invitation.Email,
            Role = RoleId(invitation.Role),
            Comment = invitation.Message,
            Assignments = invitation.Assignments is { Count: > 0 } assignments ? References(assignments) : null,
        };
        try
        {
            ApiRequest request = Post(Route.To($"organizations/{organizationId}/member/"), body, UDataJson.Default.UDataInvitation);
            UDataMembershipRequest made = await AboutOrganizationAsync(
                    organizationId,
                    () => Api.WriteAsync(request, UDataJson.Default.UDataMembershipRequest, new UDataMembershipRequest(), context)
                )
                .ConfigureAwait(false);
            if (made.Id is null)
                made = await SentInvitationAsync(organizationId, invitation, made, context).ConfigureAwait(false);
            // The address of somebody who has an account becomes that account, and is no longer in the answer.
            return Result(
                InviteOutcome.Invited,
                made.Id,
                made.Email ?? invitation.Email,
                made.User?.Id ?? body.User,
                made.Role ?? body.Role,
                made.Rest
            );
        }
        catch (OrgException error) when (OutcomeOf(error) is { } outcome)
        {
            return Result(outcome, null, invitation.Email, body.User, body.Role, null);
        }

        MemberInviteResult Result(
            string outcome,
            string? id,
            string? email,
            string? userId,
            string? role,
            Dictionary<string, object?>? rest
        ) =>
            new()
            {
                Service = OrgProvider.UData,
                Connection = Connection,
                OrganizationId = organizationId,
                Id = id,
                Email = email,
                UserId = userId,
                Role = role,
                Outcome = outcome,
                AdditionalProperties = rest!,
            };
    }

    // The server has made the invitation and did not show it: its list does.
    private async Task<UDataMembershipRequest> SentInvitationAsync(
        string organizationId,
        MemberInvitation invitation,
        UDataMembershipRequest otherwise,
        OperationContext context
    )
    {
        Route route = Route.To($"organizations/{organizationId}/membership/").With("status", "pending");
        List<UDataMembershipRequest>? pending = await ReadBackAsync(
                () => Api.GetAsync(route, UDataJson.Default.ListUDataMembershipRequest, context),
                "invitation",
                context
            )
            .ConfigureAwait(false);
        return pending
                ?.Present()
                .FindLast(request =>
                    invitation.UserId is { } id
                        ? id == request.User?.Id || id == request.User?.Slug
                        : string.Equals(request.Email, invitation.Email, StringComparison.OrdinalIgnoreCase)
                )
            ?? otherwise;
    }

    // What has been made is made, whether it can be read afterwards or not.
    private static async Task<T?> ReadBackAsync<T>(Func<Task<T>> read, string what, OperationContext context)
        where T : class
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (OrgException error)
        {
            context.Log.Warning($"The {what} is made, and could not be read afterwards: {error.Message}");
            return null;
        }
    }

    public bool InvitesUsers => true;

    public Task RevokeInvitationAsync(string organizationId, string invitationId, OperationContext context) =>
        AboutOrganizationAsync(
            organizationId,
            () =>
                Api.SendAsync(
                    new ApiRequest
                    {
                        Method = HttpMethod.Post,
                        Route = Route.To($"organizations/{organizationId}/membership/{invitationId}/cancel/"),
                    },
                    context
                ),
            error => RequestNotFound(organizationId, invitationId, "invitation", error)
        );

    public async Task<OrganizationMember> SetRoleAsync(string organizationId, string userId, string role, OperationContext context)
    {
        var otherwise = new UDataMember
        {
            User = new UDataUser { Id = userId },
            Role = RoleId(role),
        };
        UDataMember member = await AboutOrganizationAsync(
                organizationId,
                () =>
                    Api.WriteAsync(
                        HttpMethod.Put,
                        Route.To($"organizations/{organizationId}/member/{userId}/"),
                        new UDataRoleChange { Role = RoleId(role) },
                        UDataJson.Default.UDataRoleChange,
                        UDataJson.Default.UDataMember,
                        otherwise,
                        context
                    ),
                error => MemberNotFound(organizationId, userId, error)
            )
            .ConfigureAwait(false);
        if (!ReferenceEquals(member, otherwise))
            return _models.Member(member, organizationId);
        UDataOrganizationRead? organization = await ReadBackAsync(
                () => ReadOrganizationAsync(organizationId, "{id,name,members}", context),
                "change of the role",
                context
            )
            .ConfigureAwait(false);
        UDataMember? now = organization?.Members?.Present().Find(known => known.User?.Id == userId || known.User?.Slug == userId);
        return _models.Member(now ?? otherwise, organization?.Id ?? organizationId, organization?.Name);
    }

    public Task RemoveMemberAsync(string organizationId, string userId, string? membershipId, OperationContext context) =>
        AboutOrganizationAsync(
            organizationId,
            () => DeleteAsync(Route.To($"organizations/{organizationId}/member/{userId}/"), context),
            error => MemberNotFound(organizationId, userId, error)
        );

    public PageSource<MemberAssignment> Assignments(string organizationId) =>
        PageSource.Whole<MemberAssignment>(async context =>
        {
            List<UDataAssignment> assignments = await AboutOrganizationAsync(
                    organizationId,
                    () =>
                        Api.GetAsync(
                            Route.To($"organizations/{organizationId}/assignments/"),
                            UDataJson.Default.ListUDataAssignment,
                            context
                        )
                )
                .ConfigureAwait(false);
            return assignments.Present().ConvertAll(assignment => _models.Assignment(assignment, organizationId));
        });

    public async Task<IReadOnlyList<MemberAssignment>> SetAssignmentsAsync(
        string organizationId,
        string userId,
        IReadOnlyList<AssignmentReference> assignments,
        OperationContext context
    )
    {
        List<UDataAssignment> now = await AboutOrganizationAsync(
                organizationId,
                () =>
                    Api.WriteAsync(
                        HttpMethod.Put,
                        Route.To($"organizations/{organizationId}/member/{userId}/assignments/"),
                        References(assignments),
                        UDataJson.Default.ListUDataReference,
                        UDataJson.Default.ListUDataAssignment,
                        [],
                        context
                    ),
                error => MemberNotFound(organizationId, userId, error)
            )
            .ConfigureAwait(false);
        return now.Present().ConvertAll(assignment => _models.Assignment(assignment, organizationId));
    }

    // Both generations of udata say it in these words, in "errors" (a text or a list of texts); they are not translated.
    private static string? OutcomeOf(OrgException error)
    {
        if (error.Kind != OrgErrorKind.ValidationFailed)
            return null;
        if (Says("already a member"))
            return InviteOutcome.AlreadyMember;
        return Says("already pending for this user") || Says("already pending for this email") ? InviteOutcome.AlreadyPending : null;

        bool Says(string text) => error.HasFieldError("user", text) || error.HasFieldError("email", text);
    }

    private static List<UDataReference> References(IReadOnlyList<AssignmentReference> assignments) =>
        [.. assignments.Select(assignment => new UDataReference { Class = assignment.Class, Id = assignment.Id })];

    // Roles are lower-case at the server: admin, editor, partial_editor. A person may write "Editor".
    private static string? RoleId(string? role) => role?.ToLowerInvariant();

    private static OrgException MemberNotFound(string organizationId, string userId, OrgException error) =>
        error.WithMessage(
            $"User '{userId}' is not a member of organization '{organizationId}' at uData, or "
                + $"there is no such organization. See who is: Get-OrganizationMember {organizationId}"
        );

    private static OrgException RequestNotFound(string organizationId, string requestId, string what, OrgException error) =>
        error.WithMessage(
            $"Organization '{organizationId}' at uData has no {what} '{requestId}', or there "
                + $"is no such organization. See which it has: Get-MembershipRequest {organizationId}"
        );
}
