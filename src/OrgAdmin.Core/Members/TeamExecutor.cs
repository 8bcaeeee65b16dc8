using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Members;

/// <summary>Carries a plan out in the order that is safe. What a server says on the way ends a row; it never makes another plan.</summary>
internal sealed class TeamExecutor(
    TeamPlace place,
    TeamPlan plan,
    TeamOptions options,
    TeamReport report,
    ITeamHost host,
    OperationContext context
)
{
    private readonly IMemberSynchronizer _api = (IMemberSynchronizer)place.Client!;
    private bool _hasFailed;
    private bool _hasLooked;

    public async Task RunAsync()
    {
        if (plan.Refusal is { } refusal)
        {
            await RefuseAllAsync(refusal).ConfigureAwait(false);
            return;
        }
        // Oneself comes last within a turn: who no longer administers cannot carry out the rest.
        foreach (TeamStep step in plan.Rows.OrderBy(step => step.Turn).ThenBy(step => step.IsSelf))
            await RunRowAsync(step).ConfigureAwait(false);
        foreach (TeamStep step in plan.Removals.OrderBy(step => step.Member!.IsAdmin).ThenBy(step => step.IsSelf))
            await RunRemovalAsync(step).ConfigureAwait(false);
    }

    private async Task RefuseAllAsync(OrgException refusal)
    {
        foreach (TeamStep step in plan.Rows)
            await report.SettleAsync(step.Person!.Row.Number, Result(step, SyncOutcome.Refused, refusal)).ConfigureAwait(false);
        if (host.StopsAtError)
            await report.WriteAllAsync().ConfigureAwait(false);
        await host.FailAsync(plan.Team.OrganizationId, refusal).ConfigureAwait(false);
    }

    private async Task RunRowAsync(TeamStep step)
    {
        long row = step.Person!.Row.Number;
        try
        {
            await report.SettleAsync(row, await EndOfAsync(step).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (OrgException error) when (report.ResultOf(row) is null)
        {
            _hasFailed = true;
            await report.SettleAsync(row, Result(step, SyncOutcome.Failed, error), error).ConfigureAwait(false);
        }
    }

    // How a row ends; null if it was not agreed to.
    private async Task<MemberSyncResult?> EndOfAsync(TeamStep step)
    {
        switch (step.Action)
        {
            case TeamAction.Keep:
                return Result(step, SyncOutcome.Unchanged);
            case TeamAction.Declined:
                return Result(step, SyncOutcome.Declined, message: DeclinedText(step.Person!.Declined!));
            case TeamAction.Possible:
                return Result(step, SyncOutcome.Possible);
            case TeamAction.Refuse:
                throw step.Problem!;
            case TeamAction.Repeat:
                return RepeatOf(step);
            case TeamAction.Wait:
                await WarnOfRequestAsync(step).ConfigureAwait(false);
                return Result(step, SyncOutcome.AlreadyPending);
            case TeamAction.SetRole:
                return await SetRoleAsync(step).ConfigureAwait(false);
            default:
                return await InviteAsync(step).ConfigureAwait(false);
        }
    }

    private async Task<MemberSyncResult?> InviteAsync(TeamStep step)
    {
        Person person = step.Person!;
        string role = person.Role is null ? "" : " as " + person.Role;
        MembershipRequest? before = step.Action == TeamAction.InviteAnew ? person.Pending : null;
        string action = before is null ? "Invite" + role : $"Take back the invitation as {before.Role}, and invite{role}";
        if (!await host.ConfirmAsync($"{person.Name} to {plan.Team.Name}", action, isRemoval: false).ConfigureAwait(false))
            return null;
        if (before is not null)
            await _api.RevokeInvitationAsync(plan.Team.OrganizationId, before.Id, context).ConfigureAwait(false);
        MemberInviteResult result;
        try
        {
            bool byId = person.Row.UserId is not null && _api.InvitesUsers;
            var invitation = new MemberInvitation
            {
                Email = byId ? null : person.Address?.ToString(),
                UserId = byId ? person.Row.UserId : null,
                Role = person.Role,
            };
            result = await _api.InviteAsync(plan.Team.OrganizationId, invitation, context).ConfigureAwait(false);
        }
        catch (OrgException error) when (before is not null)
        {
            throw error.WithMessage(
                $"{error.Message} The earlier invitation, as {before.Role}, has been taken back: {person.Name} is not invited any more."
            );
        }
        switch (result.Outcome)
        {
            case InviteOutcome.Invited:
                return Result(step, SyncOutcome.Invited, invitation: result);
            case InviteOutcome.AlreadyPending:
                return Result(step, SyncOutcome.AlreadyPending, invitation: result);
            default:
                // The server knows a member of this address whom nothing that it shows leads to. Whoever it is must not be removed.
                _hasFailed = true;
                await host.WarnAsync(
                        $"Row {person.Row.Number}: {person.Name} is a member of {plan.Team.Name} already, and it is not shown which one. Give the row the UserId that Get-OrganizationMember shows."
                    )
                    .ConfigureAwait(false);
                return Result(step, SyncOutcome.AlreadyMember, invitation: result);
        }
    }

    private async Task<MemberSyncResult?> SetRoleAsync(TeamStep step)
    {
        string role = step.Person!.Role!;
        if (
            !await host.ConfirmAsync($"{step.Member!.Name} in {plan.Team.Name}", $"Set role {role}", isRemoval: false).ConfigureAwait(false)
        )
            return null;
        using (await OrganizationLocks.EnterAsync(place.Client!, plan.Team.OrganizationId, context.CancellationToken).ConfigureAwait(false))
        {
            if (step.TakesAdmin)
                await LookAgainAsync(step).ConfigureAwait(false);
            await ((IMemberRoleWriter)_api).SetRoleAsync(plan.Team.OrganizationId, step.Member.UserId, role, context).ConfigureAwait(false);
        }
        return Result(step, SyncOutcome.RoleChanged);
    }

    private async Task RunRemovalAsync(TeamStep step)
    {
        try
        {
            if (step.Action == TeamAction.Refuse)
                throw step.Problem!;
            if (_hasFailed)
            {
                await WarnOnceAsync().ConfigureAwait(false);
                return;
            }
            if (
                !await host.ConfirmAsync($"{step.Member!.Name} in {plan.Team.Name}", $"Remove member ({step.Member.Role})", isRemoval: true)
                    .ConfigureAwait(false)
            )
                return;
            using (
                await OrganizationLocks.EnterAsync(place.Client!, plan.Team.OrganizationId, context.CancellationToken).ConfigureAwait(false)
            )
            {
                if (!_hasLooked || step.TakesAdmin)
                    await LookAgainAsync(step).ConfigureAwait(false);
                // Where users are only links without an id (Equinix Metal), the membership has one.
                string id = step.Member.UserId.Length > 0 ? step.Member.UserId : step.Member.MembershipId ?? "";
                await _api.RemoveMemberAsync(plan.Team.OrganizationId, id, context).ConfigureAwait(false);
            }
            await report.RemovedAsync(Result(step, SyncOutcome.Removed)).ConfigureAwait(false);
        }
        catch (OrgException error) when (!_reported.Contains(error))
        {
            _reported.Add(error);
            // A guard that spoke against one removal does not speak against the others.
            _hasFailed |= error.Kind is not (OrgErrorKind.Yourself or OrgErrorKind.LastAdmin);
            await report.RemovedAsync(Result(step, SyncOutcome.Failed, error), error).ConfigureAwait(false);
        }
    }

    private readonly HashSet<OrgException> _reported = [];
    private bool _hasWarned;

    private async Task WarnOnceAsync()
    {
        if (_hasWarned)
            return;
        _hasWarned = true;
        await host.WarnAsync(
                $"Nobody more is removed from {plan.Team.Name}, because not every row of the list could be used: people who are in it might have been. Correct what failed and run the same line again."
            )
            .ConfigureAwait(false);
    }

    // The plan leaves an administrator. That it came out as planned is looked at again when it matters: another administrator may
    // have gone meanwhile.
    private async Task LookAgainAsync(TeamStep step)
    {
        _hasLooked = true;
        List<OrganizationMember> now = await _api.Members(plan.Team.OrganizationId).ReadAllAsync(context).ConfigureAwait(false);
        if (!step.TakesAdmin || options.MinimumAdmin < 1)
            return;
        int others = now.Count(member => member.IsAdmin && !IsSame(member, step.Member!));
        if (others < options.MinimumAdmin && now.Exists(member => member.IsAdmin && IsSame(member, step.Member!)))
            throw MemberGuard.LastAdmin(step.Member!, plan.Team.Name);
    }

    private static bool IsSame(OrganizationMember one, OrganizationMember other) =>
        one.UserId.Length > 0 && other.UserId.Length > 0
            ? string.Equals(one.UserId, other.UserId, StringComparison.OrdinalIgnoreCase)
            : string.Equals(one.MembershipId, other.MembershipId, StringComparison.OrdinalIgnoreCase);

    private async Task WarnOfRequestAsync(TeamStep step)
    {
        if (step.Person!.Pending is { IsRequest: true } request)
            await host.WarnAsync(
                    $"{request.Name ?? step.Person.Name} has asked to join {plan.Team.Name}, which is yours to decide: Approve-MembershipRequest {plan.Team.OrganizationId} {request.Id}"
                )
                .ConfigureAwait(false);
    }

    // What became of the row that says the same became of this one.
    private MemberSyncResult? RepeatOf(TeamStep step)
    {
        if (report.ResultOf(step.First!.Person!.Row.Number) is not { } first)
            return null;
        if (first.Outcome == SyncOutcome.Failed)
        {
            throw new OrgException(
                OrgErrorKind.ValidationFailed,
                $"Row {step.Person!.Row.Number} is the same person as row {first.Row}, which failed: {first.Error}"
            );
        }
        return Result(
            step,
            first.Outcome == SyncOutcome.Invited ? SyncOutcome.AlreadyPending
                : first.Outcome == SyncOutcome.RoleChanged ? SyncOutcome.Unchanged
                : first.Outcome
        );
    }

    private static string DeclinedText(MembershipRequest declined) =>
        declined.CreatedAt is { } time ? $"Declined the invitation of {time:yyyy-MM-dd}." : "Declined an invitation.";

    private MemberSyncResult Result(
        TeamStep step,
        string outcome,
        OrgException? error = null,
        MemberInviteResult? invitation = null,
        string? message = null
    )
    {
        Person? person = step.Person;
        OrganizationMember? member = step.Member;
        MembershipRequest? pending = person?.Pending;
        return new MemberSyncResult
        {
            Service = place.Client!.Descriptor.Provider,
            Connection = place.Name,
            Row = person?.Row.Number,
            OrganizationId = plan.Team.OrganizationId,
            OrganizationName = plan.Team.Name,
            Id = invitation?.Id ?? (outcome == SyncOutcome.AlreadyPending ? pending?.Id : null),
            Email = person is null ? member?.Email : person.Address?.ToString() ?? person.Row.Email,
            UserId = member?.UserId ?? pending?.UserId ?? invitation?.UserId ?? person?.Row.UserId,
            Name = member?.Name ?? pending?.Name,
            Role =
                outcome == SyncOutcome.Unchanged ? member?.Role ?? person?.Role
                : outcome == SyncOutcome.AlreadyPending ? pending?.Role ?? person?.Role
                : person?.Role,
            PreviousRole =
                outcome is SyncOutcome.RoleChanged or SyncOutcome.Removed || step.Action == TeamAction.InviteAnew
                    ? member?.Role ?? pending?.Role
                    : null,
            Outcome = outcome,
            Error = message ?? error?.ServerMessage ?? error?.Message,
        };
    }
}
