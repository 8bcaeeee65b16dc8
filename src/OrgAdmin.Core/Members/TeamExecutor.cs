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
    private bool _hasWarned;
    private readonly MemberLook _look = new(place.Client!, plan.Team.OrganizationId);

    /// <summary>True if something failed, so that nobody of the organization may be removed.</summary>
    public bool HasFailed => _hasFailed;

    /// <summary>Does what the rows want, or tells why nothing of it is done.</summary>
    public async Task RunRowsAsync()
    {
        if (plan.Refusal is { } refusal)
        {
            _hasFailed = true;
            foreach (TeamStep step in plan.Rows)
            {
                bool isWrong = step.Person!.Problem is not null;
                await report
                    .SettleAsync(
                        step.Person.Row,
                        Result(step, isWrong ? SyncOutcome.Failed : SyncOutcome.Refused, step.Person.Problem ?? refusal),
                        step.Person.Problem
                    )
                    .ConfigureAwait(false);
            }
            await report.FailAsync(plan.Team.OrganizationId, refusal).ConfigureAwait(false);
            return;
        }
        // Oneself comes last within a turn: who no longer administers cannot carry out the rest.
        foreach (TeamStep step in plan.Rows.OrderBy(step => step.Turn).ThenBy(step => step.IsSelf))
            await RunRowAsync(step).ConfigureAwait(false);
    }

    /// <summary>Removes who is not in the list, after everything that the rows want.</summary>
    /// <param name="hasFailed">True if something failed in this organization, through whichever connection.</param>
    public async Task RunRemovalsAsync(bool hasFailed)
    {
        _hasFailed |= hasFailed;
        if (plan.Refusal is not null)
            return;
        foreach (TeamStep step in plan.Removals.OrderBy(step => step.Member!.IsAdmin).ThenBy(step => step.IsSelf))
            await RunRemovalAsync(step).ConfigureAwait(false);
    }

    private async Task RunRowAsync(TeamStep step)
    {
        if (report.IsStopping)
            return;
        MemberSyncResult? result;
        OrgException? failure = null;
        try
        {
            result = await EndOfAsync(step).ConfigureAwait(false);
        }
        catch (OrgException error)
        {
            _hasFailed = true;
            failure = error;
            // Without its earlier invitation a row has more to tell than the server's words.
            result = Result(step, SyncOutcome.Failed, error, message: step.Action == TeamAction.InviteAnew ? error.Message : null);
        }
        await report.SettleAsync(step.Person!.Row, result, failure).ConfigureAwait(false);
    }

    // How a row ends; null if it was not agreed to.
    private async Task<MemberSyncResult?> EndOfAsync(TeamStep step)
    {
        switch (step.Action)
        {
            case TeamAction.Keep:
                return Result(step, SyncOutcome.Unchanged);
            case TeamAction.Declined:
                return Result(step, SyncOutcome.Declined, message: DeclinedText(step.Person!));
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
        {
            OrgChange revoked = Change("Invitation", "Remove", person.Name, before.UserId, before.Email, before.Role, null);
            await RecordAsync(revoked, call => _api.RevokeInvitationAsync(plan.Team.OrganizationId, before.Id, call)).ConfigureAwait(false);
        }
        MemberInviteResult result;
        try
        {
            bool byId = person.UserId is not null && _api.InvitesUsers;
            var invitation = new MemberInvitation
            {
                Email = byId ? null : person.Address?.ToString(),
                UserId = byId ? person.UserId : null,
                Role = person.Role,
            };
            OrgChange invited = Change("Invitation", "Add", person.Name, invitation.UserId, invitation.Email, null, person.Role);
            result = await RecordAsync(invited, call => _api.InviteAsync(plan.Team.OrganizationId, invitation, call)).ConfigureAwait(false);
        }
        catch (OrgException error) when (before is not null)
        {
            throw error.WithMessage(
                $"{error.Message} The earlier invitation, as {before.Role}, has been taken back, and no other one "
                    + $"is known to have been sent: {person.Name} may not be invited any more. Run the same line again."
            );
        }
        switch (result.Outcome)
        {
            case InviteOutcome.Invited:
                return Result(step, SyncOutcome.Invited, invitation: result);
            case InviteOutcome.AlreadyPending:
                if (person.Role is not null && result.Id is null)
                {
                    await host.WarnAsync(
                            $"Row {person.Row.Number}: something is waiting for {person.Name} at "
                                + $"{plan.Team.Name} already, and it is not shown which role it gives."
                        )
                        .ConfigureAwait(false);
                }
                return Result(step, SyncOutcome.AlreadyPending, invitation: result);
            default:
                // The server knows a member of this address whom nothing that it shows leads to. Whoever it is must not be removed.
                _hasFailed = true;
                string gone = before is null ? "" : $" The earlier invitation, as {before.Role}, has been taken back.";
                await host.WarnAsync(
                        $"Row {person.Row.Number}: {person.Name} is a member of {plan.Team.Name} already, and it is not shown which one."
                            + $" Give the row the UserId that Get-OrganizationMember shows.{gone}"
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
            await GuardLastAdminAsync(step).ConfigureAwait(false);
            OrgChange changed = Change("Member", "Change", step.Member.Name, step.Member.UserId, step.Member.Email, step.Member.Role, role);
            await RecordAsync(
                    changed,
                    call => ((IMemberRoleWriter)_api).SetRoleAsync(plan.Team.OrganizationId, step.Member.UserId, role, call)
                )
                .ConfigureAwait(false);
            _look.Changed(step.Member, role);
        }
        return Result(step, SyncOutcome.RoleChanged);
    }

    private async Task RunRemovalAsync(TeamStep step)
    {
        if (report.IsStopping)
            return;
        try
        {
            if (step.Action == TeamAction.Refuse)
                throw step.Problem!;
            if (_hasFailed)
                await WarnOnceAsync().ConfigureAwait(false);
            else if (await RemoveAsync(step).ConfigureAwait(false))
                await report.RemovedAsync(Result(step, SyncOutcome.Removed)).ConfigureAwait(false);
        }
        catch (OrgException error)
        {
            // A guard that spoke against one removal does not speak against the others.
            _hasFailed |= error.Kind is not (OrgErrorKind.Yourself or OrgErrorKind.LastAdmin);
            await report.RemovedAsync(Result(step, SyncOutcome.Failed, error), error).ConfigureAwait(false);
        }
    }

    // False if it was not agreed to, or there was nothing to remove any more.
    private async Task<bool> RemoveAsync(TeamStep step)
    {
        OrganizationMember member = step.Member!;
        if (!await host.ConfirmAsync($"{member.Name} in {plan.Team.Name}", "Remove member", isRemoval: true).ConfigureAwait(false))
            return false;
        using (await OrganizationLocks.EnterAsync(place.Client!, plan.Team.OrganizationId, context.CancellationToken).ConfigureAwait(false))
        {
            await _look.LookAsync(step.TakesAdmin, context).ConfigureAwait(false);
            await GuardLastAdminAsync(step).ConfigureAwait(false);
            // The same organization may have been reached by another connection of the run.
            if (!_look.Has(member))
                return false;
            OrgChange removed = Change("Member", "Remove", member.Name, member.UserId, member.Email, member.Role, null);
            await RecordAsync(
                    removed,
                    call => _api.RemoveMemberAsync(plan.Team.OrganizationId, Team.KeyOf(member), member.MembershipId, call)
                )
                .ConfigureAwait(false);
            _look.Changed(member, null);
        }
        return true;
    }

    private Task RecordAsync(OrgChange change, Func<OperationContext, Task> send) =>
        RecordAsync(
            change,
            async call =>
            {
                await send(call).ConfigureAwait(false);
                return true;
            }
        );

    private Task<T> RecordAsync<T>(OrgChange change, Func<OperationContext, Task<T>> send) => context.RecordAsync(change, send);

    private OrgChange Change(string kind, string action, string target, string? userId, string? email, string? before, string? after) =>
        new()
        {
            Provider = place.Client!.Descriptor.Provider.ToString(),
            Connection = place.Name,
            Endpoint = place.Endpoint,
            OrganizationId = plan.Team.OrganizationId,
            OrganizationName = plan.Team.Name,
            Kind = kind,
            Action = action,
            Target = target,
            UserId = userId,
            Email = email,
            Property = action == "Change" ? "Role" : null,
            Before = before,
            After = after,
        };

    private async Task WarnOnceAsync()
    {
        if (_hasWarned)
            return;
        _hasWarned = true;
        await host.WarnAsync(
                $"Nobody more is removed from {plan.Team.Name}, because not every row of the list could be used: "
                    + "people who are in it might have been. Correct what failed and run the same line again."
            )
            .ConfigureAwait(false);
    }

    // The plan leaves an administrator. That it came out as planned is looked at again when it matters: another administrator may
    // have gone meanwhile.
    private async Task GuardLastAdminAsync(TeamStep step)
    {
        if (
            step.TakesAdmin
            && options.MinimumAdmin > 0
            && await _look.LacksAdminsWithoutAsync(step.Member!, options.MinimumAdmin, context).ConfigureAwait(false)
        )
            throw MemberGuard.LastAdmin(step.Member!, plan.Team.Name, "or lower -MinimumAdmin; -Force does not change it");
    }

    private async Task WarnOfRequestAsync(TeamStep step)
    {
        if (step.Person!.Pending is { IsRequest: true } request)
            await host.WarnAsync(
                    $"{request.Name ?? step.Person.Name} has asked to join {plan.Team.Name}, which is "
                        + $"yours to decide: Approve-MembershipRequest {plan.Team.OrganizationId} {request.Id}"
                )
                .ConfigureAwait(false);
    }

    // What became of the row that says the same became of this one.
    private MemberSyncResult? RepeatOf(TeamStep step)
    {
        if (report.ResultOf(step.First!.Person!.Row) is not { } first)
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

    private static string DeclinedText(Person person)
    {
        MembershipRequest declined = person.Declined!;
        string who =
            person.UserId is null && MaskedEmail.IsMasked(declined.Email)
                ? $"{declined.Name ?? declined.Email}, who it may be, declined"
                : "Declined";
        return declined.CreatedAt is { } time ? $"{who} the invitation of {time:yyyy-MM-dd}." : $"{who} an invitation.";
    }

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
            Endpoint = place.Endpoint,
            Row = person?.Row.Number,
            OrganizationId = plan.Team.OrganizationId,
            OrganizationName = plan.Team.Name,
            Id = invitation?.Id ?? (outcome == SyncOutcome.AlreadyPending ? pending?.Id : null),
            Email = person is null ? member?.Email : person.Address?.ToString() ?? person.Row.Email,
            UserId = member?.UserId ?? pending?.UserId ?? invitation?.UserId ?? person?.UserId ?? person?.Row.UserId,
            Name = member?.Name ?? pending?.Name,
            Role =
                outcome == SyncOutcome.Unchanged ? member?.Role ?? person?.Role
                : outcome == SyncOutcome.AlreadyPending ? pending?.Role ?? (invitation?.Id is null ? null : invitation.Role)
                : person?.Role ?? person?.Row.Role,
            PreviousRole =
                outcome is SyncOutcome.RoleChanged or SyncOutcome.Removed || step.Action == TeamAction.InviteAnew
                    ? member?.Role ?? pending?.Role
                    : null,
            Outcome = outcome,
            Error = message ?? error?.ForRow,
        };
    }
}
