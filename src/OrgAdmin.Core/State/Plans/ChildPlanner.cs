using System;
using System.Linq;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.State.Files;

namespace OrgAdmin.Core.State.Plans;

/// <summary>The organizations below this one, which are made and never moved or removed.</summary>
internal sealed class ChildPlanner(PlanDraft draft)
{
    /// <summary>Puts what differs into the draft.</summary>
    public void Compare()
    {
        if (draft.Skips("children", draft.Wanted.Children, draft.World.State.Children))
            return;
        foreach (StateChild child in draft.Wanted.Children!)
        {
            StateChild? now = child.Id is null
                ? draft.World.State.Children!.Find(other => string.Equals(other.Name, child.Name, StringComparison.OrdinalIgnoreCase))
                : draft.World.State.Children!.Find(other => string.Equals(other.Id, child.Id, StringComparison.OrdinalIgnoreCase));
            if (now is not null && now.Name == child.Name)
                continue;
            OrgChange add = draft.Change("Child", "Add", child.Name, email: child.ContactEmail, after: child.Name);
            if (now is not null)
                draft.Refuse(
                    draft.Change("Child", "Change", now.Name, property: "Name", before: now.Name, after: child.Name),
                    "A child is renamed in its own file."
                );
            else if (child.Id is not null)
                draft.Refuse(add, $"There is no child of the id {child.Id}, and an id cannot be chosen.");
            else if (draft.Client is IOrganizationWriter && draft.Provider.OrganizationFields.Contains(nameof(OrganizationInput.ParentId)))
                draft.Add(add);
            else
                draft.Refuse(add, $"{draft.Provider.DisplayName} cannot make organizations below others.");
        }
        if (!draft.IsExact("children"))
            return;
        foreach (
            StateChild child in draft.World.State.Children!.Where(child =>
                !draft.Wanted.Children!.Exists(other => IgnoringCase.Same(other.Id, child.Id) || IgnoringCase.Same(other.Name, child.Name))
            )
        )
            draft.Refuse(
                draft.Change("Child", "Remove", child.Name, before: child.Name),
                "Organizations are not removed by a plan. Use Remove-Organization."
            );
    }
}
