using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.State.Files;

namespace OrgAdmin.Core.State.Plans;

/// <summary>The contact points of an organization.</summary>
internal sealed class ContactPlanner(PlanDraft draft)
{
    /// <summary>Puts what differs into the draft.</summary>
    public void Compare()
    {
        if (draft.Skips("contacts", draft.Wanted.Contacts, draft.World.State.Contacts))
            return;
        List<StateContact> there = draft.World.State.Contacts!;
        var named = new HashSet<StateContact>();
        foreach (StateContact contact in draft.Wanted.Contacts!)
        {
            StateContact? now = contact.Id is null
                ? there.Find(other => other.Text == contact.Text)
                : there.Find(other => IgnoringCase.Same(other.Id, contact.Id));
            if (now is not null)
                named.Add(now);
            if (now?.Text == contact.Text)
                continue;
            OrgChange change = draft.Change(
                "Contact",
                now is null ? "Add" : "Change",
                contact.Name,
                email: contact.Email,
                before: now?.Fields(),
                after: contact.Fields()
            );
            string? problem = contact.Problem(draft.Provider.ContactRoles);
            if (contact.Id is not null && now is null)
                draft.Refuse(change, $"There is no contact point of the id {contact.Id}, and an id cannot be chosen.");
            else if (problem is not null)
                draft.Refuse(change, $"line {contact.Line}: {problem}");
            else
                draft.Add(change);
        }
        if (!draft.IsExact("contacts"))
            return;
        foreach (StateContact contact in there.Where(contact => !named.Contains(contact)))
            draft.Add(draft.Change("Contact", "Remove", contact.Name, email: contact.Email, before: contact.Fields()));
    }
}
