using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Core.State.Plans;
using OrgAdmin.People;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Members.People;

/// <summary>
/// Takes people out of the places where they were found, one organization after the other. Each is read again first, so that what has
/// gone meanwhile is left alone and the same line again does nothing.
/// </summary>
internal sealed class PersonRemover(
    PersonRemovalOptions options,
    IReadOnlyList<TeamPlace> places,
    IChangeHost host,
    OperationContext context
)
{
    private readonly TeamDirectory _directory = new();
    private readonly SoughtPerson? _successor = options.Successor is null
        ? null
        : SoughtPerson.OfAddress(options.Successor, options.Identities);

    public async Task RunAsync(IReadOnlyList<OrgPersonPlace> found)
    {
        OrgPersonPlace[] certain =
        [
            .. found.Where(place => options.IncludePossible || place.Match is PersonMatch.Exact or PersonMatch.Declared),
        ];
        if (found.Count - certain.Length is > 0 and int left)
            await host.WarnAsync(LeftAlone(found.Except(certain), left)).ConfigureAwait(false);
        foreach (
            IGrouping<(string, string), OrgPersonPlace> organization in certain.GroupBy(place =>
                (place.Connection.ToUpperInvariant(), place.OrganizationId.ToUpperInvariant())
            )
        )
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            OrgPersonPlace first = organization.First();
            try
            {
                TeamPlace place = PlaceOf(first);
                Team team = await _directory.WholeTeamOfAsync(place.Client!, first.OrganizationId, context).ConfigureAwait(false);
                IReadOnlyList<PersonStep> steps = new PersonRemovalPlanner(place, team, _successor).Plan([.. organization]);
                await RunAsync(steps, place).ConfigureAwait(false);
            }
            catch (OrgException error) when (!EndsTheRun(error))
            {
                await host.FailAsync(first.OrganizationName ?? first.OrganizationId, error).ConfigureAwait(false);
            }
        }
    }

    private async Task RunAsync(IReadOnlyList<PersonStep> steps, TeamPlace place)
    {
        var executor = new ChangeExecutor(place, context);
        bool hasFailed = false;
        foreach (PersonStep step in steps)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            OrgChange change = step.Change;
            OrgException? refusal = step.Refusal;
            if (refusal is null && hasFailed && change.Action == "Remove")
                refusal = new OrgException(OrgErrorKind.Conflict, "Nothing more is removed here, because a step before it failed.");
            if (refusal is not null)
            {
                (change.Outcome, change.Error) = (ChangeOutcome.Refused, refusal.Message);
                await host.WriteAsync(change, refusal).ConfigureAwait(false);
                continue;
            }
            if (!await host.ConfirmAsync(change).ConfigureAwait(false))
                continue;
            change.Time = DateTimeOffset.Now;
            try
            {
                await executor.SendAsync(change, step.Team, mayTakeLastAdmin: false).ConfigureAwait(false);
                change.Outcome = ChangeOutcome.Done;
                await host.WriteAsync(change, null).ConfigureAwait(false);
            }
            catch (OrgException error) when (!EndsTheRun(error))
            {
                hasFailed = true;
                (change.Outcome, change.Error) = (ChangeOutcome.Failed, error.ServerMessage ?? error.Message);
                await host.WriteAsync(change, error).ConfigureAwait(false);
            }
        }
    }

    private TeamPlace PlaceOf(OrgPersonPlace found)
    {
        TeamPlace place =
            places.FirstOrDefault(candidate => string.Equals(candidate.Name, found.Connection, StringComparison.OrdinalIgnoreCase))
            ?? throw new OrgException(
                OrgErrorKind.NotConnected,
                DisplayText.Of($"{found} was found through connection '{found.Connection}', which is not open or not among those to use.")
            );
        if (found.Service != place.Client!.Descriptor.Provider)
            throw new OrgException(
                OrgErrorKind.ConnectionChanged,
                DisplayText.Of(
                    $"{found} was found at {found.Provider}, and connection '{place.Name}' leads to "
                        + $"{place.Client.Descriptor.Provider} now. Nothing was sent."
                )
            );
        return found.Endpoint is null || string.Equals(place.Endpoint, found.Endpoint, StringComparison.OrdinalIgnoreCase)
            ? place
            : throw new OrgException(
                OrgErrorKind.ConnectionChanged,
                DisplayText.Of(
                    $"{found} was found at {found.Endpoint}, and connection '{place.Name}' leads to {place.Endpoint} now. Nothing was sent."
                )
            );
    }

    private static string LeftAlone(IEnumerable<OrgPersonPlace> places, int count)
    {
        string shown = string.Join(
            ", ",
            places.Take(5).Select(place => $"{place.Person} ({place.OrganizationName ?? place.OrganizationId} at {place.Connection})")
        );
        string more = count > 5 ? $" and {(count - 5).ToString(CultureInfo.InvariantCulture)} more" : "";
        return $"Left alone, because it may be somebody else: {shown}{more}. "
            + "-Identity says who it is; -IncludePossible takes them for the person.";
    }

    private static bool EndsTheRun(OrgException error) => error.Kind is OrgErrorKind.Unauthorized or OrgErrorKind.JournalUnavailable;
}
