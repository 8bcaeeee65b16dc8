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
    private readonly TeamReport _report = new(rows.Select(row => row.Number), host);
    private readonly List<TeamList> _lists = [];
    private bool _isAnyRowLost;

    public async Task RunAsync()
    {
        // Every list is read, and every mistake is known, before anything is sent.
        foreach (TeamRow row in rows)
        {
            if (row.Problem is not null || row.Place?.Client is null || row.OrganizationId is null)
                await LoseAsync(row).ConfigureAwait(false);
        }
        foreach (
            IGrouping<(string, string), TeamRow> group in rows.Where(IsUsable)
                .GroupBy(row => (row.Place!.Endpoint, row.OrganizationId!.ToLowerInvariant()))
        )
            await ReadAsync([.. group]).ConfigureAwait(false);
        foreach (TeamList list in _lists)
            list.People = new PersonResolver(list.Team, list.Place.Client!.Descriptor.DisplayName, list.Api.InvitesUsers).Identify(
                list.Rows.OrderBy(row => row.Number)
            );

        var plans = new List<(TeamList List, TeamPlan Plan)>();
        foreach (TeamList list in _lists)
        {
            var planner = new TeamPlanner(list.Team, list.Place.Client!.Descriptor.DisplayName, list.Api is IMemberRoleWriter, options);
            plans.Add((list, planner.Plan(list.People, WhyNobodyIsRemoved(), member => IsNamedElsewhere(list, member))));
        }
        foreach (string warning in plans.SelectMany(entry => entry.Plan.Warnings))
            await host.WarnAsync(warning).ConfigureAwait(false);

        await RunAsync(plans).ConfigureAwait(false);
        await _report.WriteAllAsync().ConfigureAwait(false);
    }

    // Organizations may go on side by side; within one it is one change at a time.
    private async Task RunAsync(List<(TeamList List, TeamPlan Plan)> plans)
    {
        using var places = new SemaphoreSlim(options.ThrottleLimit);
        var running = new List<Task>();
        foreach ((TeamList list, TeamPlan plan) in plans)
        {
            await places.WaitAsync(context.CancellationToken).ConfigureAwait(false);
            Task run = RunOneAsync(list, plan);
            running.Add(run);
            if (options.ThrottleLimit == 1 || run.IsFaulted)
                await run.ConfigureAwait(false);
        }
        await Task.WhenAll(running).ConfigureAwait(false);

        async Task RunOneAsync(TeamList list, TeamPlan plan)
        {
            try
            {
                await new TeamExecutor(list.Place, plan, options, _report, host, context).RunAsync().ConfigureAwait(false);
            }
            finally
            {
                places.Release();
            }
        }
    }

    private static bool IsUsable(TeamRow row) => row.Problem is null && row.Place?.Client is not null && row.OrganizationId is not null;

    private string? WhyNobodyIsRemoved() =>
        _isAnyRowLost ? "not every row of the list could be read: people who are in it might have been removed"
        : _lists.Exists(list => list.People.Any(person => person.Problem is not null))
            ? "not every row of the list could be used: people who are in it might have been removed"
        : null;

    private async Task ReadAsync(List<TeamRow> group)
    {
        TeamPlace place = group[0].Place!;
        try
        {
            Team team = await directory.TeamOfAsync(place.Client!, group[0].OrganizationId!, context).ConfigureAwait(false);
            team = await WithRolesAsync(team, place.Client!, group).ConfigureAwait(false);
            // One organization may be in the list by its id and by its slug. As two, each would remove the people of the other.
            TeamList? same = _lists.Find(list =>
                list.Place.Endpoint == place.Endpoint
                && string.Equals(list.Team.OrganizationId, team.OrganizationId, StringComparison.OrdinalIgnoreCase)
            );
            if (same is not null)
                same.Rows.AddRange(group);
            else
                _lists.Add(new TeamList(place, team, group));
        }
        catch (OrgException error)
        {
            // It may be another organization of the list, misspelt. One refusal is one error, not one a row.
            _isAnyRowLost = true;
            foreach (TeamRow row in group)
                await _report.SettleAsync(row.Number, Failed(row, error)).ConfigureAwait(false);
            if (host.StopsAtError || error.Kind == OrgErrorKind.Unauthorized)
                await _report.WriteAllAsync().ConfigureAwait(false);
            await host.FailAsync(group[0].OrganizationId!, error).ConfigureAwait(false);
        }
    }

    // The server is only asked for roles if the list has one that the documents do not have.
    private async Task<Team> WithRolesAsync(Team team, IOrgClient client, List<TeamRow> group)
    {
        if (
            client is not IRoleReader reader
            || group.TrueForAll(row => row.Role is null || team.Roles.Contains(row.Role, StringComparer.OrdinalIgnoreCase))
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
        await _report.SettleAsync(row.Number, Failed(row, problem), problem).ConfigureAwait(false);
    }

    // The same organization may be reached by two addresses, each of which is in a row.
    private bool IsNamedElsewhere(TeamList list, OrganizationMember member) =>
        _lists.Exists(other =>
            !ReferenceEquals(other, list)
            && string.Equals(other.Team.OrganizationId, list.Team.OrganizationId, StringComparison.OrdinalIgnoreCase)
            && other.People.Any(person => person.Exact.Concat(person.Possible).Any(named => Is(named, member)))
        );

    private static bool Is(OrganizationMember one, OrganizationMember other) =>
        one.UserId.Length > 0
            ? string.Equals(one.UserId, other.UserId, StringComparison.OrdinalIgnoreCase)
            : string.Equals(one.MembershipId, other.MembershipId, StringComparison.OrdinalIgnoreCase);

    private static MemberSyncResult Failed(TeamRow row, OrgException error) =>
        new()
        {
            Service = row.Place?.Client?.Descriptor.Provider ?? default,
            Connection = row.Place?.Name ?? "",
            Row = row.Number,
            OrganizationId = row.OrganizationId ?? "",
            Email = row.Email,
            UserId = row.UserId,
            Role = row.Role,
            Outcome = SyncOutcome.Failed,
            Error = error.ServerMessage ?? error.Message,
        };

    private sealed class TeamList(TeamPlace place, Team team, List<TeamRow> rows)
    {
        public TeamPlace Place { get; } = place;

        public Team Team { get; } = team;

        public List<TeamRow> Rows { get; } = rows;

        public IMemberSynchronizer Api => (IMemberSynchronizer)Place.Client!;

        public IReadOnlyList<Person> People { get; set; } = [];
    }
}
