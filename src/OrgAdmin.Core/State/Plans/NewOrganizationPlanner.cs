using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Members;
using OrgAdmin.Core.State.Files;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.State.Plans;

/// <summary>Plans an organization that is to be made: a file without an id.</summary>
internal sealed class NewOrganizationPlanner(TeamPlace place, OrgState wanted, WorldReader reader)
{
    // Nothing of it is there yet.
    private readonly PlanDraft _draft = new(place, wanted, new World(new Organization { Name = wanted.Name }, new OrgState(), null));

    public async Task<OrgPlanOrganization> PlanAsync()
    {
        OrgChange add = _draft.Change("Organization", "Add", wanted.Name);
        Organization? same = (await reader.ManagedAsync().ConfigureAwait(false)).FirstOrDefault(organization =>
            string.Equals(organization.Name, wanted.Name, StringComparison.OrdinalIgnoreCase)
        );
        if (same is not null)
            _draft.Refuse(add, $"An organization of this name is there already. If it is meant, give the file \"id\": \"{same.Id}\".");
        else if (place.Client is not IOrganizationWriter)
            _draft.Refuse(add, $"{_draft.Provider.DisplayName} cannot make organizations.");
        else
            PlanWhole(add);
        return new OrgPlanOrganization
        {
            Connection = place.Name,
            Provider = _draft.Provider.Provider.ToString(),
            Endpoint = place.Endpoint,
            OrganizationName = wanted.Name,
            File = wanted.File,
            Changes = _draft.Changes,
            Refused = _draft.Refused,
        };
    }

    private void PlanWhole(OrgChange add)
    {
        Dictionary<string, object?> fields = wanted
            .Organization.Where(field => _draft.Provider.OrganizationFields.Contains(field.Key))
            .ToDictionary(field => field.Key, field => field.Value);
        add.After = fields;
        _draft.Add(add);
        foreach (
            KeyValuePair<string, object?> field in wanted.Organization.Where(field =>
                !fields.ContainsKey(field.Key) && field.Value is not null
            )
        )
            _draft.Refuse(
                _draft.Change("Organization", "Change", wanted.Name, property: field.Key, after: field.Value),
                $"{_draft.Provider.DisplayName} cannot write {SnapshotWriter.NameOf(field.Key)}."
            );
        foreach (string badge in wanted.Badges ?? [])
            AddIf(place.Client is IBadgeManager, _draft.Change("Badge", "Add", badge, after: badge), "badges");
        foreach (StateContact contact in wanted.Contacts ?? [])
        {
            OrgChange make = _draft.Change("Contact", "Add", contact.Name, email: contact.Email, after: contact.Fields());
            if (place.Client is IContactManager && contact.Problem(_draft.Provider.ContactRoles) is { } problem)
                _draft.Refuse(make, $"line {contact.Line}: {problem}");
            else
                AddIf(place.Client is IContactManager, make, "contact points");
        }
        if (wanted.Logo is { } logo)
            AddIf(
                place.Client is IContentExporter,
                _draft.Change("Organization", "Change", wanted.Name, property: nameof(OrganizationInput.Logo), after: logo.Sha256),
                "logos that could be managed"
            );
        foreach (StatePerson person in (wanted.Members ?? []).Concat(wanted.Invitations ?? []))
        {
            bool isKnown = person.UserId is not null || !MaskedEmail.IsMasked(person.Email);
            OrgChange invitation = _draft.Change(
                "Invitation",
                "Add",
                person.Name ?? person.Email ?? person.UserId ?? "",
                person.UserId,
                person.Email,
                after: person.Role
            );
            AddIf(place.Client is IMemberInviter && isKnown, invitation, "invitations of such people");
        }
    }

    private void AddIf(bool isPossible, OrgChange change, string what)
    {
        if (isPossible)
            _draft.Add(change);
        else
            _draft.Refuse(change, $"{_draft.Provider.DisplayName} has no {what}.");
    }
}
