using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Core.Members;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.State.Plans;

/// <summary>Puts changes back, if the values are still what the change made of them.</summary>
internal sealed class ChangeUndoer(TeamPlace place, IChangeHost host, OperationContext context)
{
    /// <summary>Puts a change back.</summary>
    /// <param name="change">The change.</param>
    /// <param name="previewed">The changes that a preview has shown as put back, which the world does not know of.</param>
    public async Task UndoAsync(OrgChange change, IReadOnlyCollection<OrgChange> previewed)
    {
        if (!IsMade(change))
        {
            context.Log.Verbose($"{change}: there is nothing to put back.");
            return;
        }
        IReadOnlyList<OrgChange> back = ChangeReversal.Of(change);
        World world = await new WorldReader(place, new TeamDirectory(), context).ReadAsync(change.OrganizationId).ConfigureAwait(false);
        Dictionary<string, string> facts = world.Facts();
        foreach (
            OrgChange step in previewed
                .Where(other => IsMade(other) && other.OrganizationId == change.OrganizationId)
                .SelectMany(ChangeReversal.Of)
        )
        {
            (string key, _, string? after) = Fact.Of(step);
            if (after is null)
                facts.Remove(key);
            else
                facts[key] = after;
        }
        foreach (OrgChange step in back)
        {
            if (IsDone(step, facts))
                context.Log.Verbose($"{step.Kind} {step.Target}: it is as it was before.");
            else
                await UndoAsync(step, world, facts, change).ConfigureAwait(false);
        }
    }

    private async Task UndoAsync(OrgChange step, World world, Dictionary<string, string> facts, OrgChange change)
    {
        RefuseIfChangedSince(step, facts, change);
        if (!await host.ConfirmAsync(step).ConfigureAwait(false))
            return;
        try
        {
            await new ChangeExecutor(place, context).SendAsync(step, world.Team, mayTakeLastAdmin: false).ConfigureAwait(false);
            step.Outcome = ChangeOutcome.Done;
            if ((change.Kind, change.Action) is ("Member", "Remove"))
                await host.WarnAsync($"{step.Target} is invited again, and is a member only after accepting.").ConfigureAwait(false);
            await host.WriteAsync(step, null).ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind is not (OrgErrorKind.Unauthorized or OrgErrorKind.JournalUnavailable))
        {
            (step.Outcome, step.Error) = (ChangeOutcome.Failed, error.ServerMessage ?? error.Message);
            await host.WriteAsync(step, error).ConfigureAwait(false);
        }
    }

    private static void RefuseIfChangedSince(OrgChange step, Dictionary<string, string> facts, OrgChange change)
    {
        // Who was removed is nobody to compare with; a follower and an organization that was made are not among the facts.
        if (
            step.Kind is "Follower"
            || (step.Kind == "Organization" && step.Action == "Remove")
            || (change.Kind, change.Action) is ("Member", "Remove")
        )
            return;
        (string key, string? before, _) = Fact.Of(step);
        facts.TryGetValue(key, out string? now);
        bool isSame = step.Action == "Add" ? now is null : now == before || (before is null && now is not null);
        if (!isSame)
            throw new OrgException(
                OrgErrorKind.ChangedSince,
                DisplayText.Of(
                    $"{step.Kind} {step.Target} of {step.OrganizationName} has been changed since "
                        + $"({before ?? "nothing"} then, {now ?? "nothing"} now). It was left alone."
                )
            );
    }

    private static bool IsMade(OrgChange change) => change.Outcome is ChangeOutcome.Done or ChangeOutcome.Unknown;

    private static bool IsDone(OrgChange step, Dictionary<string, string> facts)
    {
        (string key, _, string? after) = Fact.Of(step);
        facts.TryGetValue(key, out string? now);
        return (step.Kind, step.Action) switch
        {
            ("Follower", _) or ("Organization", "Remove") => false,
            ("Invitation", "Add") => now is not null,
            ("Invitation", "Remove") => false,
            _ => string.Equals(now, after, StringComparison.Ordinal),
        };
    }
}
