using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>
/// Makes the members of organizations match a list: invites who is missing, gives the roles that the list says and,
/// with -Prune, takes out who is not in it. The same line again changes nothing more.
/// </summary>
[Cmdlet(VerbsData.Sync, "OrganizationMember", SupportsShouldProcess = true)]
[OutputType(typeof(MemberSyncResult))]
public sealed class SyncOrganizationMemberCommand : BulkCmdlet<IMemberSynchronizer>
{
    private readonly List<MemberList> _lists = [];
    private readonly SyncReport _report = new();
    private readonly Dictionary<string, OrgUserInfo> _selves = [];
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>The organization. Rows may name different ones.</summary>
    // An empty cell is refused below and not by PowerShell, so that it is an outcome of its row.
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [AllowEmptyString]
    public string OrganizationId { get; set; } = "";

    /// <summary>The person's address. Give this, -UserId, or both.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextOf("Email")]
    public string? Email { get; set; }

    /// <summary>The person's user id, which leaves no doubt who is meant.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserId { get; set; }

    /// <summary>The role that the person is to have. Left out, members keep theirs, and an invitation gives the provider's choice.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public string? Role { get; set; }

    /// <summary>Take members out who are not in the list. Each one is asked for.</summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <summary>Do not ask, and take the role or the membership even from the last admin.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Purpose => "make members match a list";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        long row = _report.AddRow();
        var wanted = new WantedMember(row, Filled(Email), Filled(UserId), Filled(Role));
        ForEachConnection(
            wanted.ToString(),
            use =>
            {
                if (OrganizationId.Trim().Length == 0)
                    throw new OrgException(OrgErrorKind.ValidationFailed, $"Row {row} names no organization.");
                ListOf(use, OrganizationId).Wanted.Add(wanted);
            }
        );
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_report.RowCount == 0 && Prune)
            Report(
                new OrgException(
                    OrgErrorKind.ValidationFailed,
                    $"The list is empty, and -Prune would remove every member of {(OrganizationId.Length > 0 ? OrganizationId : "the organization")}. Nothing was done, and -Force does not change that."
                ),
                OrganizationId
            );
        // Everything is read, and every mistake is told, before anything is sent.
        List<MemberList> readable = [.. _lists.Where(Read)];
        List<MemberList> lists = Merge(readable);
        foreach (MemberList list in lists)
            Plan(list);
        for (int turn = 0; turn <= MemberStep.LastTurn; turn++)
        {
            foreach (MemberList list in lists)
                Run(list, turn);
            FinishAll();
        }
        _report.WriteAll(WriteObject);
        base.EndProcessing();
    }

    private protected override void Refused(OrgConnection connection, OrgException error)
    {
        base.Refused(connection, error);
        var wanted = new WantedMember(_report.RowCount, Filled(Email), Filled(UserId), Filled(Role));
        _report.Lost = true;
        _report.Add(Result(connection, OrganizationId, wanted, SyncOutcome.Failed, error: error));
        if (IsTheEnd(error))
            _report.WriteAll(WriteObject);
    }

    // Whether an error ends the pipeline: nothing can be written after it, so what has been done is told before it.
    private bool IsTheEnd(OrgException error) =>
        OrgError.IsTerminating(error.Kind)
        || string.Equals(
            (
                MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? given)
                    ? given
                    : GetVariableValue("ErrorActionPreference")
            )?.ToString(),
            nameof(ActionPreference.Stop),
            StringComparison.OrdinalIgnoreCase
        );

    private MemberList ListOf(ConnectionUse<IMemberSynchronizer> use, string organizationId)
    {
        MemberList? list = _lists.Find(known =>
            ReferenceEquals(known.Use.Connection, use.Connection)
            && string.Equals(known.OrganizationId, organizationId, StringComparison.OrdinalIgnoreCase)
        );
        if (list is null)
            _lists.Add(list = new MemberList(use, organizationId));
        return list;
    }

    private bool Read(MemberList list)
    {
        try
        {
            list.Members = Await(list.Use.Api.Members(list.OrganizationId).ReadAllAsync(Context));
            list.Pending = Await(
                list.Use.Api.MembershipRequests(new MembershipRequestQuery { OrganizationId = list.OrganizationId, Status = "pending" })
                    .ReadAllAsync(Context)
            );
            list.Oneself = Oneself(list.Use);
            list.Roles = Roles(list);
            return true;
        }
        catch (OrgException error)
        {
            // It may be another organization of the list, misspelt.
            _report.Lost = true;
            foreach (WantedMember wanted in list.Wanted)
                Fail(list, wanted, error);
            return false;
        }
    }

    private OrgUserInfo? Oneself(ConnectionUse<IMemberSynchronizer> use)
    {
        if (use.Api is not IUserReader reader)
            return null;
        if (!_selves.TryGetValue(use.Connection.Name, out OrgUserInfo? self))
            _selves[use.Connection.Name] = self = Await(reader.GetUserAsync(Context));
        return self;
    }

    // The server is only asked for roles if the list has one that the documents do not have.
    private IReadOnlyList<string> Roles(MemberList list)
    {
        IReadOnlyList<string> documented = list.Use.Descriptor.Roles;
        if (
            list.Use.Api is not IRoleReader reader
            || list.Wanted.TrueForAll(wanted => wanted.Role is null || documented.Contains(wanted.Role, StringComparer.OrdinalIgnoreCase))
        )
            return documented;
        return [.. Await(reader.Roles().ReadAllAsync(Context)).Select(role => role.Id)];
    }

    // One organization may be in the list by its id and by its slug. As two, each would remove the people of the other.
    private static List<MemberList> Merge(List<MemberList> lists)
    {
        var merged = new List<MemberList>();
        foreach (MemberList list in lists)
        {
            if (merged.Find(known => known.IsSameAs(list)) is { } same)
                same.Wanted.AddRange(list.Wanted);
            else
                merged.Add(list);
        }
        foreach (MemberList list in merged)
            list.Wanted.Sort((one, other) => one.Row.CompareTo(other.Row));
        return merged;
    }

    private void Plan(MemberList list)
    {
        list.Plan = new MemberPlan(
            list.Wanted,
            new MemberSituation
            {
                Organization = list.Name,
                Provider = list.Use.Descriptor.DisplayName,
                Members = list.Members,
                Pending = list.Pending,
                Oneself = list.Oneself,
                Roles = list.Roles,
                ChangesRoles = list.Use.Api is IMemberRoleWriter,
                InvitesUsers = list.Use.Api.InvitesUsers,
                Prune = Prune && !_report.Lost,
                Force = Force,
            }
        );
        list.Steps.AddRange(list.Plan.Rows.Concat(list.Plan.Removals));
        foreach (MemberStep step in list.Steps.Where(step => step.Action == MemberAction.Refuse))
            Fail(list, step, step.Problem!);
        if (list.Plan.RemovalProblem is { } problem)
            Report(problem, list.OrganizationId);
        foreach (string warning in list.Plan.Warnings)
            WriteWarning(warning);
    }

    private void Run(MemberList list, int turn)
    {
        if (turn == MemberStep.RemovalTurn && Prune && (list.HasFailed || _report.Lost))
        {
            WriteWarning(
                OneLine.Of(
                    $"Nobody is removed from {list.Name}, because not every row of the list could be used: people who are in it might have been. Correct what failed and run the same line again."
                )
            );
            list.Steps.RemoveAll(step => step.Action == MemberAction.Remove);
        }
        // What the server says about an invitation may add steps for later turns.
        foreach (MemberStep step in list.Steps.FindAll(step => step.Turn == turn))
            Run(list, step);
    }

    private void Run(MemberList list, MemberStep step)
    {
        switch (step.Action)
        {
            case MemberAction.Keep:
                Done(list, step, SyncOutcome.Unchanged);
                break;
            case MemberAction.Wait:
                Waits(list, step);
                break;
            case MemberAction.Invite when Confirmed($"{step.Wanted} to {list.Name}", step.Description, Force):
                Start(
                    step.Wanted!.ToString(),
                    context => list.Use.Api.InviteAsync(list.OrganizationId, Invitation(list, step.Wanted), context),
                    result => Invited(list, step, result),
                    error => Failed(list, step, error)
                );
                break;
            case MemberAction.InviteAnew when step.IsConfirmed || Confirmed($"{step.Wanted} to {list.Name}", step.Description, Force):
                Start(
                    step.Wanted!.ToString(),
                    context => InviteAnewAsync(list, step, context),
                    result => Invited(list, step, result),
                    error => Failed(list, step, error)
                );
                break;
            case MemberAction.SetRole when step.IsConfirmed || Confirmed($"{step.Member!.Name} in {list.Name}", step.Description, Force):
                Start(
                    step.Wanted!.ToString(),
                    context =>
                        GuardedAsync(
                            list,
                            step,
                            () =>
                                ((IMemberRoleWriter)list.Use.Api).SetRoleAsync(
                                    list.OrganizationId,
                                    step.Member!.UserId,
                                    step.Wanted!.Role!,
                                    context
                                ),
                            context
                        ),
                    _ => Done(list, step, SyncOutcome.RoleChanged),
                    error => Failed(list, step, error)
                );
                break;
            case MemberAction.Remove when RemovalConfirmed($"{step.Member!.Name} in {list.Name}", step.Description):
                Start(
                    step.Member!.UserId,
                    context => GuardedAsync(list, step, () => RemoveAsync(list, step, context), context),
                    _ => Done(list, step, SyncOutcome.Removed),
                    error => Failed(list, step, error)
                );
                break;
            case MemberAction.Repeat:
                Repeat(list, step);
                break;
            case MemberAction.Refuse:
                // Told when the plan was made.
                break;
            default:
                // Somebody said no, or -WhatIf.
                _report.Skip(step.Wanted?.Row);
                break;
        }
    }

    private void Invited(MemberList list, MemberStep step, MemberInviteResult result)
    {
        if (result.Outcome == InviteOutcome.Invited)
        {
            if (Prune && step is { IsAssumed: true, Member: { } member } && !list.Plan!.Rows.Any(row => row != step && row.CanBe(member)))
                WriteWarning(list.Plan.MayBeListed(member, step.Wanted!));
            Done(list, step, SyncOutcome.Invited, result.Id, result.UserId);
            return;
        }
        MemberStep settled = list.Plan!.Settle(step, result.Outcome);
        switch (settled.Action)
        {
            case MemberAction.Refuse:
                // Thrown, so that it ends like every other error of a change.
                throw settled.Problem!;
            case MemberAction.Keep:
                Done(list, settled, SyncOutcome.Unchanged);
                break;
            case MemberAction.Wait:
                Waits(list, settled);
                break;
            default:
                settled.IsConfirmed = true;
                list.Steps.Add(settled);
                if (settled.Turn == step.Turn)
                    Run(list, settled);
                break;
        }
    }

    private void Waits(MemberList list, MemberStep step)
    {
        if (step.Pending?.IsRequest == true)
            WriteWarning(
                OneLine.Of(
                    $"{step.Pending.Name ?? step.Wanted!.ToString()} has asked to join {list.Name}, which is yours to decide: Approve-MembershipRequest {list.OrganizationId} {step.Pending.Id}"
                )
            );
        Done(list, step, SyncOutcome.AlreadyPending);
    }

    // What became of the row that says the same became of this one.
    private void Repeat(MemberList list, MemberStep step)
    {
        if (_report.ResultOf(step.First!.Wanted!.Row) is not { } first)
            _report.Skip(step.Wanted!.Row);
        else if (first.Outcome == SyncOutcome.Failed)
            Fail(
                list,
                step,
                new OrgException(
                    OrgErrorKind.ValidationFailed,
                    $"Row {step.Wanted!.Row} is the same person as row {first.Row}, which failed: {first.Error}"
                )
            );
        else
            Done(
                list,
                step,
                first.Outcome == SyncOutcome.Invited ? SyncOutcome.AlreadyPending
                    : first.Outcome == SyncOutcome.RoleChanged ? SyncOutcome.Unchanged
                    : first.Outcome
            );
    }

    private static MemberInvitation Invitation(MemberList list, WantedMember wanted)
    {
        bool byId = wanted.UserId is not null && list.Use.Api.InvitesUsers;
        return new MemberInvitation
        {
            Email = byId ? null : wanted.Email,
            UserId = byId ? wanted.UserId : null,
            Role = wanted.Role,
        };
    }

    private static async Task<MemberInviteResult> InviteAnewAsync(MemberList list, MemberStep step, OperationContext context)
    {
        await list.Use.Api.RevokeInvitationAsync(list.OrganizationId, step.Pending!.Id, context).ConfigureAwait(false);
        try
        {
            return await list.Use.Api.InviteAsync(list.OrganizationId, Invitation(list, step.Wanted!), context).ConfigureAwait(false);
        }
        catch (OrgException error)
        {
            throw error.WithMessage($"{error.Message} The earlier invitation, as {step.Pending.Role}, has been taken back.");
        }
    }

    private static async Task<bool> RemoveAsync(MemberList list, MemberStep step, OperationContext context)
    {
        // Where users are only links without an id (Equinix Metal), the membership has one.
        OrganizationMember member = step.Member!;
        await list
            .Use.Api.RemoveMemberAsync(list.OrganizationId, member.UserId.Length > 0 ? member.UserId : member.MembershipId ?? "", context)
            .ConfigureAwait(false);
        return true;
    }

    // The plan leaves an admin. That it came out as planned is looked at again, when it matters.
    private Task<T> GuardedAsync<T>(MemberList list, MemberStep step, Func<Task<T>> change, OperationContext context) =>
        step.TakesAdmin && !Force
            ? new AdminGuard(list.Use.Api, list.Use.Locks).ProtectAsync(list.OrganizationId, step.Member!.UserId, change, context)
            : change();

    // As Remove-OrganizationMember asks, whose impact is high; a cmdlet has but one impact, and inviting is not as grave.
    private bool RemovalConfirmed(string target, string action)
    {
        if (!Confirmed(target, action, Force))
            return false;
        bool hasAsked =
            MyInvocation.BoundParameters.ContainsKey("Confirm")
            || !string.Equals(
                GetVariableValue("ConfirmPreference")?.ToString(),
                nameof(ConfirmImpact.High),
                StringComparison.OrdinalIgnoreCase
            );
        return Force
            || hasAsked
            || ShouldContinue(
                "Are you sure you want to perform this action?\n"
                    + OneLine.Of($"Performing the operation \"{action}\" on target \"{target}\"."),
                "Confirm",
                ref _yesToAll,
                ref _noToAll
            );
    }

    private void Done(MemberList list, MemberStep step, SyncOutcome outcome, string? invitationId = null, string? userId = null)
    {
        _report.Add(Result(list.Use.Connection, list.OrganizationId, step.Wanted, outcome, step, null, invitationId, userId));
        _report.WriteReady(WriteObject);
    }

    // An error of a change that was sent, which the machinery reports.
    private void Failed(MemberList list, MemberStep step, OrgException error)
    {
        list.HasFailed |= step.Wanted is not null;
        _report.Add(Result(list.Use.Connection, list.OrganizationId, step.Wanted, SyncOutcome.Failed, step, error));
        if (IsTheEnd(error))
            _report.WriteAll(WriteObject);
    }

    private void Fail(MemberList list, WantedMember wanted, OrgException error)
    {
        _report.Add(Result(list.Use.Connection, list.OrganizationId, wanted, SyncOutcome.Failed, error: error));
        if (IsTheEnd(error))
            _report.WriteAll(WriteObject);
        Report(error, wanted.ToString());
    }

    private void Fail(MemberList list, MemberStep step, OrgException error)
    {
        Failed(list, step, error);
        Report(error, step.Wanted?.ToString() ?? step.Member!.UserId);
    }

    private static MemberSyncResult Result(
        OrgConnection connection,
        string organizationId,
        WantedMember? wanted,
        SyncOutcome outcome,
        MemberStep? step = null,
        OrgException? error = null,
        string? invitationId = null,
        string? userId = null
    )
    {
        // Who is only assumed is not named: it may be somebody else.
        OrganizationMember? member = step is { IsAssumed: false } ? step.Member : null;
        bool isChange = outcome is SyncOutcome.RoleChanged or SyncOutcome.Removed || step?.Action == MemberAction.InviteAnew;
        return new MemberSyncResult
        {
            Provider = connection.Provider,
            Connection = connection.Name,
            Row = wanted?.Row,
            OrganizationId = organizationId,
            Id = invitationId ?? (outcome == SyncOutcome.AlreadyPending ? step?.Pending?.Id : null),
            Email = wanted is null ? member?.Email : wanted.Email,
            UserId = member?.UserId ?? step?.Pending?.UserId ?? userId ?? wanted?.UserId,
            Name = member?.Name ?? step?.Pending?.Name,
            Role =
                outcome == SyncOutcome.Unchanged ? member?.Role ?? wanted?.Role
                : outcome == SyncOutcome.AlreadyPending ? step?.Pending?.Role ?? wanted?.Role
                : wanted?.Role,
            PreviousRole = isChange ? member?.Role ?? step?.Pending?.Role : null,
            Outcome = outcome,
            // The server's own words are enough in a table of rows, where they are about the row.
            Error = step is null ? error?.Message : error?.ServerMessage ?? error?.Message,
        };
    }

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();
}
