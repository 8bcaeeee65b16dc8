using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Members;

/// <summary>
/// Makes teams match a list: reads everything, identifies, compares, guards, and only then changes anything. Nobody whom any
/// reading of any row of the run may name is ever removed.
/// </summary>
internal sealed class TeamSync(
    TeamDirectory directory,
    IReadOnlyList<TeamRow> rows,
    TeamOptions options,
    ITeamHost host,
    OperationContext context
)
{
    private readonly TeamReport _report = new(rows, host);
    private readonly List<TeamList> _lists = [];
    private bool _isAnyRowLost;

    public async Task RunAsync()
    {
        // Every list is read, and every mistake is known, before anything is sent.
        foreach (TeamRow row in rows.Where(row => !IsUsable(row)))
            await LoseAsync(row).ConfigureAwait(false);
        await InOrder
            .RunAsync(
                rows.Where(IsUsable).GroupBy(row => (row.Place!.Endpoint, row.OrganizationId!.Trim().ToLowerInvariant())),
                ReadOptions.DefaultThrottleLimit,
                group => _report.IsStopping ? Task.FromResult<TeamReading?>(null) : ReadAsync([.. group]),
                (_, reading) => TakeAsync(reading)
            )
            .ConfigureAwait(false);
        if (!_report.IsStopping)
            await ChangeAsync(Plans()).ConfigureAwait(false);
        await _report.FinishAsync().ConfigureAwait(false);
    }

    private List<(TeamList List, TeamPlan Plan)> Plans()
    {
        foreach (TeamList list in _lists)
        {
            list.People = new PersonResolver(
                list.Team,
                list.Place.Client!.Descriptor.DisplayName,
                list.Api.InvitesUsers,
                list.Api is IMemberRoleWriter
            ).Identify(list.Rows.OrderBy(row => row.Number));
            list.Awaited = new(TeamPlanner.Awaited(list.Team, list.People).Select(request => request.Id), StringComparer.OrdinalIgnoreCase);
            list.Named = new(TeamPlanner.Named(list.Team, list.People).Select(Team.KeyOf), StringComparer.OrdinalIgnoreCase);
        }
        string? why = WhyNobodyIsRemoved();
        ILookup<string, TeamList> same = _lists.ToLookup(list => list.Team.OrganizationId, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. _lists.Select(list =>
                (
                    list,
                    new TeamPlanner(list.Team, options).Plan(
                        list.People,
                        why,
                        member => IsProtectedElsewhere(member, list, same[list.Team.OrganizationId]),
                        member => same[list.Team.OrganizationId].Any(other => other.Callers.Any(caller => Team.IsUser(member, caller))),
                        pending => same[list.Team.OrganizationId].Any(other => other != list && other.Awaited.Contains(pending.Id))
                    )
                )
            ),
        ];
    }

    // The same organization may be reached by two addresses, each of which is in a row, and by several people's connections, none of
    // whom is to be locked out. Of its own caller a plan tells that it stays.
    private bool IsProtectedElsewhere(OrganizationMember member, TeamList list, IEnumerable<TeamList> same) =>
        same.Any(other =>
            (other != list && other.Named.Contains(Team.KeyOf(member)))
            || (options.KeepSelf && !list.Team.IsSelf(member) && other.Callers.Any(caller => Team.IsUser(member, caller)))
        );

    // Organizations may go on side by side; within one it is one change at a time.
    private async Task ChangeAsync(List<(TeamList List, TeamPlan Plan)> plans)
    {
        foreach (string warning in plans.SelectMany(entry => entry.Plan.Warnings))
            await host.WarnAsync(warning).ConfigureAwait(false);
        foreach ((TeamList list, TeamPlan plan) in plans)
        {
            if (plan.RemovalProblem is { } problem)
                await host.FailAsync(list.Team.OrganizationId, problem).ConfigureAwait(false);
        }
        using var places = new SemaphoreSlim(Math.Max(options.ThrottleLimit, 1));
        var running = new List<Task>();
        foreach (
            IGrouping<string, (TeamList List, TeamPlan Plan)> organization in plans.GroupBy(
                entry => entry.List.Team.OrganizationId,
                StringComparer.OrdinalIgnoreCase
            )
        )
        {
            // Not canceled: what is in flight comes to its end first.
            await places.WaitAsync().ConfigureAwait(false);
            running.Add(RunAsync([.. organization]));
        }
        await Task.WhenAll(running).ConfigureAwait(false);

        async Task RunAsync(List<(TeamList List, TeamPlan Plan)> same)
        {
            try
            {
                List<TeamExecutor> executors = same.ConvertAll(entry => new TeamExecutor(
                    entry.List.Place,
                    entry.Plan,
                    options,
                    _report,
                    host,
                    context
                ));
                foreach (TeamExecutor executor in executors)
                    await executor.RunRowsAsync().ConfigureAwait(false);
                foreach (TeamExecutor executor in executors)
                    await executor.RunRemovalsAsync(executors.Exists(other => other.HasFailed)).ConfigureAwait(false);
            }
            catch
            {
                _report.Stop();
                throw;
            }
            finally
            {
                places.Release();
            }
        }
    }

    private static bool IsUsable(TeamRow row) =>
        row.Problem is null && row.Place?.Client is IMemberSynchronizer && !string.IsNullOrWhiteSpace(row.OrganizationId);

    private string? WhyNobodyIsRemoved() =>
        _isAnyRowLost ? "not every row of the list could be read: people who are in it might have been removed"
        : _lists.Exists(list => list.People.Any(person => person.Problem is not null))
            ? "not every row of the list could be used: people who are in it might have been removed"
        // What is left of an accent where a program writes a file in a code page without it. RFC 5322 allows the sign.
        : _lists.Exists(list => list.People.Any(person => person.Address?.Local.Contains('?') == true))
            ? "an address in the list has a question mark, which is nearly always a letter that was lost when the file was written"
        : null;

    private async Task<TeamReading?> ReadAsync(List<TeamRow> group)
    {
        TeamPlace place = group[0].Place!;
        try
        {
            Team team = await directory.WholeTeamOfAsync(place.Client!, IdOf(group), context).ConfigureAwait(false);
            team = await WithRolesAsync(team, place.Client!, group).ConfigureAwait(false);
            List<OrgUserInfo> callers = [];
            foreach (IOrgClient client in group.Select(row => row.Place!.Client!).Distinct())
            {
                if (await directory.CallerOfAsync(client, context).ConfigureAwait(false) is { } caller)
                    callers.Add(caller);
            }
            return new TeamReading(group, team, callers, null);
        }
        catch (OrgException error)
        {
            return new TeamReading(group, null, [], error);
        }
    }

    private async Task TakeAsync(Task<TeamReading?> reading)
    {
        if (await reading.ConfigureAwait(false) is not { } read || _report.IsStopping)
            return;
        List<TeamRow> group = read.Rows;
        if (read.Team is not { } team)
        {
            // It may be another organization of the list, misspelt. One refusal is one error, not one a row.
            _isAnyRowLost = true;
            foreach (TeamRow row in group)
                await _report.SettleAsync(row, Failed(row, read.Error!)).ConfigureAwait(false);
            await _report.FailAsync(IdOf(group), read.Error!).ConfigureAwait(false);
            return;
        }
        // One organization may be in the list by its id and by its slug. As two, each would remove the people of the other.
        TeamPlace place = group[0].Place!;
        TeamList? same = _lists.Find(list =>
            list.Place.Endpoint == place.Endpoint
            && string.Equals(list.Team.OrganizationId, team.OrganizationId, StringComparison.OrdinalIgnoreCase)
        );
        if (same is null)
            _lists.Add(same = new TeamList(place, team, group));
        else
            same.Add(team, group);
        same.Callers.AddRange(read.Callers);
    }

    private static string IdOf(List<TeamRow> group) => group[0].OrganizationId!.Trim();

    // The server is only asked for roles if the list has one that the documents do not have.
    private async Task<Team> WithRolesAsync(Team team, IOrgClient client, List<TeamRow> group)
    {
        if (
            client is not IRoleReader reader
            || group.TrueForAll(row =>
                string.IsNullOrWhiteSpace(row.Role) || team.Roles.Contains(row.Role!.Trim(), StringComparer.OrdinalIgnoreCase)
            )
        )
            return team;
        List<OrganizationRole> roles = await reader.Roles().ReadAllAsync(context).ConfigureAwait(false);
        return team.WithRoles([.. roles.Select(role => role.Id)]);
    }

    private async Task LoseAsync(TeamRow row)
    {
        _isAnyRowLost = true;
        OrgException problem =
            row.Problem
            ?? new OrgException(OrgErrorKind.ValidationFailed, $"Row {row.Number} names no organization that could be looked at.");
        await _report.SettleAsync(row, Failed(row, problem), problem).ConfigureAwait(false);
    }

    private static MemberSyncResult Failed(TeamRow row, OrgException error) =>
        new()
        {
            Service = row.Place?.Client?.Descriptor.Provider ?? default,
            Connection = row.Place?.Name ?? "",
            Endpoint = row.Place?.Endpoint,
            Row = row.Number,
            OrganizationId = row.OrganizationId ?? "",
            Email = row.Email,
            UserId = row.UserId,
            Role = row.Role,
            Outcome = SyncOutcome.Failed,
            Error = error.ForRow,
        };

    /// <summary>What was read of an organization for its rows; an error where it could not be.</summary>
    private sealed record TeamReading(List<TeamRow> Rows, Team? Team, List<OrgUserInfo> Callers, OrgException? Error);

    private sealed class TeamList(TeamPlace place, Team team, List<TeamRow> rows)
    {
        public TeamPlace Place { get; } = place;

        public Team Team { get; private set; } = team;

        public List<TeamRow> Rows { get; } = rows;

        /// <summary>Whose credentials the rows use.</summary>
        public List<OrgUserInfo> Callers { get; } = [];

        public IMemberSynchronizer Api => (IMemberSynchronizer)Place.Client!;

        public IReadOnlyList<Person> People { get; set; } = [];

        /// <summary>The ids of what waits for those whom the list names, or may name.</summary>
        public HashSet<string> Awaited { get; set; } = [];

        /// <summary>Whom the list names, or may name, by what the server calls them.</summary>
        public HashSet<string> Named { get; set; } = [];

        public void Add(Team again, List<TeamRow> rows)
        {
            // Of two readings, the one that knows more roles.
            if (again.Roles.Count > Team.Roles.Count)
                Team = again;
            Rows.AddRange(rows);
        }
    }
}
