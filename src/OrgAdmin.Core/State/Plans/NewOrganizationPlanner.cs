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
    private readonly List<OrgChange> _changes = [];
    private readonly List<OrgChange> _refused = [];

    private ProviderDescriptor Provider => place.Client!.Descriptor;

    public async Task<OrgPlanOrganization> PlanAsync()
    {
        OrgChange add = Change("Organization", "Add", wanted.Name);
        Organization? same = (await reader.ManagedAsync().ConfigureAwait(false)).FirstOrDefault(organization =>
            string.Equals(organization.Name, wanted.Name, StringComparison.OrdinalIgnoreCase)
        );
        if (same is not null)
            Refuse(add, $"An organization of this name is there already. If it is meant, give the file \"id\": \"{same.Id}\".");
        else if (place.Client is not IOrganizationWriter)
            Refuse(add, $"{Provider.DisplayName} cannot make organizations.");
        else
            PlanWhole(add);
        return new OrgPlanOrganization
        {
            Connection = place.Name,
            Provider = Provider.Provider.ToString(),
            Endpoint = place.Endpoint,
            OrganizationName = wanted.Name,
            File = wanted.File,
            Changes = [.. _changes.OrderBy(ChangeOrder.Of)],
            Refused = _refused,
        };
    }

    private void PlanWhole(OrgChange add)
    {
        Dictionary<string, object?> fields = wanted
            .Organization.Where(field => Provider.OrganizationFields.Contains(field.Key))
            .ToDictionary(field => field.Key, field => field.Value);
        add.After = fields;
        _changes.Add(add);
        foreach (
            KeyValuePair<string, object?> field in wanted.Organization.Where(field =>
                !fields.ContainsKey(field.Key) && field.Value is not null
            )
        )
            Refuse(
                Change("Organization", "Change", wanted.Name, property: field.Key, after: field.Value),
                $"{Provider.DisplayName} cannot write {SnapshotWriter.NameOf(field.Key)}."
            );
        foreach (string badge in wanted.Badges ?? [])
            AddIf(place.Client is IBadgeManager, Change("Badge", "Add", badge, after: badge), "badges");
        foreach (StateContact contact in wanted.Contacts ?? [])
        {
            OrgChange make = Change("Contact", "Add", contact.Name, email: contact.Email, after: contact.Fields());
            if (place.Client is IContactManager && contact.Problem(Provider.ContactRoles) is { } problem)
                Refuse(make, $"line {contact.Line}: {problem}");
            else
                AddIf(place.Client is IContactManager, make, "contact points");
        }
        if (wanted.Logo is { } logo)
            AddIf(
                place.Client is IContentExporter,
                Change("Organization", "Change", wanted.Name, property: nameof(OrganizationInput.Logo), after: logo.Sha256),
                "logos that could be managed"
            );
        foreach (StatePerson person in (wanted.Members ?? []).Concat(wanted.Invitations ?? []))
        {
            bool isKnown = person.UserId is not null || !MaskedEmail.IsMasked(person.Email);
            OrgChange invitation = Change(
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
            _changes.Add(change);
        else
            Refuse(change, $"{Provider.DisplayName} has no {what}.");
    }

    private void Refuse(OrgChange change, string why)
    {
        (change.Outcome, change.Error) = (ChangeOutcome.Refused, DisplayText.Of(why));
        _refused.Add(change);
    }

    private OrgChange Change(
        string kind,
        string action,
        string target,
        string? userId = null,
        string? email = null,
        string? property = null,
        object? after = null
    ) =>
        new()
        {
            Provider = Provider.Provider.ToString(),
            Connection = place.Name,
            Endpoint = place.Endpoint,
            OrganizationName = wanted.Name,
            Kind = kind,
            Action = action,
            Target = target,
            UserId = userId,
            Email = email,
            Property = property,
            After = after,
            Outcome = ChangeOutcome.Planned,
        };
}
