using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Capabilities;

namespace OrgAdmin.Core.State.Plans;

/// <summary>What an organization says of itself: its fields, its logo and its badges.</summary>
internal sealed class FieldPlanner(PlanDraft draft)
{
    /// <summary>Puts what differs into the draft.</summary>
    public void Compare()
    {
        CompareFields();
        CompareLogo();
        CompareBadges();
    }

    private void CompareFields()
    {
        if (draft.Ignores("organization"))
            return;
        foreach (KeyValuePair<string, object?> field in draft.Wanted.Organization)
        {
            object? now = draft.World.State.Organization.TryGetValue(field.Key, out object? value) ? value : null;
            if (World.TextOf(field.Value) == World.TextOf(now))
                continue;
            OrgChange change = draft.Change(
                "Organization",
                "Change",
                draft.World.Organization.Name,
                property: field.Key,
                before: now,
                after: field.Value
            );
            if (draft.Client is IOrganizationWriter && draft.Provider.OrganizationFields.Contains(field.Key))
                draft.Add(change);
            else
                draft.Refuse(change, $"{draft.Provider.DisplayName} cannot write {SnapshotWriter.NameOf(field.Key)}.");
        }
    }

    private void CompareLogo()
    {
        if (draft.Ignores("organization") || draft.Skips("logo", draft.Wanted.Logo, draft.World.State.Logo))
            return;
        (string now, string then) = (draft.World.State.Logo!.Sha256, draft.Wanted.Logo!.Sha256);
        if (now != then)
            draft.Add(
                draft.Change(
                    "Organization",
                    "Change",
                    draft.World.Organization.Name,
                    property: nameof(OrganizationInput.Logo),
                    before: now.Length == 0 ? null : now,
                    after: then
                )
            );
    }

    private void CompareBadges()
    {
        if (draft.Skips("badges", draft.Wanted.Badges, draft.World.State.Badges))
            return;
        foreach (string badge in draft.Wanted.Badges!.Except(draft.World.State.Badges!, StringComparer.OrdinalIgnoreCase))
            draft.Add(draft.Change("Badge", "Add", badge, after: badge));
        if (draft.IsExact("badges"))
            foreach (string badge in draft.World.State.Badges!.Except(draft.Wanted.Badges!, StringComparer.OrdinalIgnoreCase))
                draft.Add(draft.Change("Badge", "Remove", badge, before: badge));
    }
}
