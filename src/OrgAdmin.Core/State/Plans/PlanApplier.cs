using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Core.Members;
using OrgAdmin.Core.State.Files;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.State.Plans;

/// <summary>
/// Applies exactly what a plan says, each organization only if it is as it was when the plan was made. Organizations may go on side
/// by side; within one it is one change at a time. A step that failed stops the removals of its organization and nothing else.
/// </summary>
internal sealed class PlanApplier(OrgPlan plan, IReadOnlyList<TeamPlace> places, IChangeHost host, OperationContext context)
{
    public async Task RunAsync(int throttleLimit)
    {
        using var turns = new SemaphoreSlim(Math.Max(throttleLimit, 1));
        var running = new List<Task>();
        foreach (OrgPlanOrganization organization in plan.Organizations)
        {
            // Not canceled: what is in flight comes to its end first.
            await turns.WaitAsync().ConfigureAwait(false);
            if (context.CancellationToken.IsCancellationRequested || running.Exists(task => task.IsFaulted))
                break;
            running.Add(TurnAsync(organization));
        }
        await Task.WhenAll(running).ConfigureAwait(false);

        async Task TurnAsync(OrgPlanOrganization organization)
        {
            try
            {
                await ApplyAsync(organization).ConfigureAwait(false);
            }
            catch (OrgException error) when (error.Kind is not (OrgErrorKind.Unauthorized or OrgErrorKind.JournalUnavailable))
            {
                await host.FailAsync(organization.OrganizationName, error).ConfigureAwait(false);
            }
            finally
            {
                turns.Release();
            }
        }
    }

    private async Task ApplyAsync(OrgPlanOrganization organization)
    {
        if (organization.ErrorId is { } id)
        {
            throw new OrgException(
                Enum.TryParse(id, out OrgErrorKind kind) ? kind : OrgErrorKind.InvalidPlan,
                organization.Refused.Select(change => change.Error).FirstOrDefault(why => why is not null) ?? "The plan refuses it."
            );
        }
        if (organization.Changes.Count == 0)
            return;
        TeamPlace place = PlaceOf(organization);
        Team? team = null;
        var facts = new Dictionary<string, string>();
        if (organization.OrganizationId is { } known)
        {
            World world = await new WorldReader(place, new TeamDirectory(), context)
                .ReadAsync(known, organization.Facts.ContainsKey(Fact.OfField(nameof(Organization.Logo))))
                .ConfigureAwait(false);
            (team, facts) = (world.Team, world.Facts());
            RefuseIfMoved(organization, facts);
        }
        await RunAsync(organization, place, team, facts).ConfigureAwait(false);
    }

    private TeamPlace PlaceOf(OrgPlanOrganization organization)
    {
        TeamPlace place =
            places.FirstOrDefault(candidate => IgnoringCase.Same(candidate.Name, organization.Connection))
            ?? throw new OrgException(
                OrgErrorKind.NotConnected,
                DisplayText.Of($"The plan is for connection '{organization.Connection}', which is not open.")
            );
        return
            IgnoringCase.Same(place.Endpoint, organization.Endpoint)
            && place.Client!.Descriptor.Provider.ToString() == organization.Provider
            ? place
            : throw new OrgException(
                OrgErrorKind.ConnectionChanged,
                DisplayText.Of(
                    $"The plan was made for {organization.Endpoint}, and connection '{place.Name}' leads to {place.Endpoint} "
                        + "now. Nothing was done."
                )
            );
    }

    // What a step of this plan has already made of a value is fine: so a plan that was broken off can be applied again.
    private static void RefuseIfMoved(OrgPlanOrganization organization, Dictionary<string, string> now)
    {
        var touched = organization
            .Changes.Select(Fact.Of)
            .GroupBy(fact => fact.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Last().After, StringComparer.OrdinalIgnoreCase);
        // Who goes, or gets a role without assignments, loses them.
        foreach (OrgChange member in organization.Changes.Where(change => change.Kind == "Member"))
            touched[Fact.OfAssignments(member.UserId!)] = null;
        // What a contact point said before it was changed is said no more.
        foreach (OrgChange contact in organization.Changes.Where(change => change is { Kind: "Contact", Action: "Change" }))
            touched[Fact.OfContact(StateContact.Of(contact.Before))] = null;
        foreach (string key in organization.Facts.Keys.Union(now.Keys, StringComparer.OrdinalIgnoreCase))
        {
            organization.Facts.TryGetValue(key, out string? then);
            now.TryGetValue(key, out string? value);
            if (then == value || (touched.TryGetValue(key, out string? after) && IsReached(key, after, value)))
                continue;
            throw new OrgException(
                OrgErrorKind.PlanOutdated,
                DisplayText.Of(
                    $"{organization.OrganizationName} has changed since the plan was made "
                        + $"({key}: {then ?? "nothing"} then, {value ?? "nothing"} now). Nothing of it was done. Make the plan anew."
                )
            );
        }
    }

    // Which role an invitation gives that names none is the server's choice.
    private static bool IsReached(string key, string? after, string? value) =>
        after == value || (after is null && value is not null && key.StartsWith("invitation/", StringComparison.Ordinal));

    private async Task RunAsync(OrgPlanOrganization organization, TeamPlace place, Team? team, Dictionary<string, string> facts)
    {
        var executor = new ChangeExecutor(place, context, organization.File);
        bool hasFailed = false;
        string? made = null;
        foreach (OrgChange change in organization.Changes.OrderBy(change => IsOwn(change, team)).ThenBy(ChangeOrder.Of))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (made is not null)
                change.OrganizationId = made;
            change.PlanId = plan.Id;
            change.Time = DateTimeOffset.Now;
            if (hasFailed && change.Action == "Remove")
            {
                await EndAsync(change, ChangeOutcome.Refused, "Nothing is removed, because a step before it failed.").ConfigureAwait(false);
                continue;
            }
            if (IsDone(change, facts))
            {
                await EndAsync(change, ChangeOutcome.Done, null).ConfigureAwait(false);
                continue;
            }
            if (!await host.ConfirmAsync(change).ConfigureAwait(false))
                continue;
            try
            {
                await executor.SendAsync(change, team, organization.AllowsLastAdmin).ConfigureAwait(false);
                if (change.Kind == "Organization" && change.Action == "Add")
                {
                    made = change.OrganizationId;
                    StateFileIds.Write(organization.File, made);
                }
                await EndAsync(change, ChangeOutcome.Done, null).ConfigureAwait(false);
            }
            catch (OrgException error) when (error.Kind is not (OrgErrorKind.Unauthorized or OrgErrorKind.JournalUnavailable))
            {
                hasFailed = true;
                (change.Outcome, change.Error) = (ChangeOutcome.Failed, error.ServerMessage ?? error.Message);
                await host.WriteAsync(change, error).ConfigureAwait(false);
                // Without the organization itself there is nothing to go on with.
                if (change.Kind == "Organization" && change.Action == "Add")
                    return;
            }
        }
    }

    private Task EndAsync(OrgChange change, string outcome, string? why)
    {
        (change.Outcome, change.Error) = (outcome, why);
        return host.WriteAsync(change, null);
    }

    private static bool IsDone(OrgChange change, Dictionary<string, string> facts)
    {
        (string key, _, string? after) = Fact.Of(change);
        facts.TryGetValue(key, out string? now);
        return (change.Kind, change.Action) switch
        {
            ("Organization", "Add") => false,
            ("Invitation", "Add" or "Change") => now is not null && IsReached(key, after, now),
            _ => after == now,
        };
    }

    // Oneself comes last: who no longer administers cannot carry out the rest.
    private static bool IsOwn(OrgChange change, Team? team) =>
        ChangeOrder.TakesAdmin(change) && team?.Self is { } self && IgnoringCase.Same(self.Id, change.UserId);
}
