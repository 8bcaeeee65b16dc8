using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.Members;

namespace OrgAdmin.Core.State.Plans;

/// <summary>What partial editors may edit.</summary>
internal sealed class AssignmentPlanner(PlanDraft draft)
{
    /// <summary>Puts what differs into the draft.</summary>
    public void Compare()
    {
        if (draft.Skips("assignments", draft.Wanted.Assignments, draft.World.State.Assignments))
            return;
        IEnumerable<string> users = draft.IsExact("assignments")
            ? draft.Wanted.Assignments!.Keys.Union(draft.World.State.Assignments!.Keys, StringComparer.OrdinalIgnoreCase)
            : draft.Wanted.Assignments!.Keys;
        foreach (string userId in users)
        {
            List<string> now = draft.World.State.Assignments!.TryGetValue(userId, out List<string>? assigned) ? assigned : [];
            List<string> then = draft.Wanted.Assignments!.TryGetValue(userId, out List<string>? listed) ? listed : [];
            if (!draft.IsExact("assignments"))
                then = [.. then.Union(now, StringComparer.OrdinalIgnoreCase)];
            if (World.ListOf(now) == World.ListOf(then) || Leaves(userId))
                continue;
            OrganizationMember? member = draft.World.Team?.ById(userId).FirstOrDefault();
            string name = member?.Name ?? userId;
            OrgChange change = draft.Change(
                "Assignment",
                "Change",
                name,
                userId: userId,
                property: "Assignments",
                before: now.ToArray(),
                after: then.ToArray()
            );
            string? role = draft.Wanted.Members?.Find(entry => IgnoringCase.Same(entry.UserId, userId))?.Role ?? member?.Role;
            if (draft.World.Team is not null && member is null)
                draft.Refuse(change, "Only a member can be assigned objects.");
            else if (then.Count > 0 && draft.Provider.AssignableRole is { } assignable && !IgnoringCase.Same(role, assignable))
                draft.Refuse(change, $"Objects are assigned to a {assignable} only, and the role is {role}.");
            else
                draft.Add(change);
        }
    }

    // Who is no member by the file takes the assignments along, or has done so.
    private bool Leaves(string userId) =>
        draft.Wanted.Members is { } members && !members.Exists(member => IgnoringCase.Same(member.UserId, userId));
}
