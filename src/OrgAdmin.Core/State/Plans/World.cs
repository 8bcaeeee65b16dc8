using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using OrgAdmin.Core.Json;
using OrgAdmin.Core.Members;
using OrgAdmin.Core.State.Files;

namespace OrgAdmin.Core.State.Plans;

/// <summary>An organization as it was read.</summary>
/// <param name="organization">The organization itself.</param>
/// <param name="state">It as a file has it.</param>
/// <param name="team">Its people; null where they are not shown or could not be read.</param>
internal sealed class World(Organization organization, OrgState state, Team? team)
{
    public Organization Organization { get; } = organization;

    public OrgState State { get; } = state;

    public Team? Team { get; } = team;

    /// <summary>Every value that a file could manage, by what it is of. Two readings with the same facts are the same world.</summary>
    public Dictionary<string, string> Facts()
    {
        var facts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, object?> field in State.Organization)
            facts[Fact.OfField(field.Key)] = TextOf(field.Value);
        foreach (StatePerson member in State.Members ?? [])
            facts[Fact.OfMember(member.UserId)] = member.Role ?? "";
        foreach (StatePerson invited in State.Invitations ?? [])
            facts[Fact.OfInvitation(invited.UserId, invited.Email)] = invited.Role ?? "";
        foreach (string badge in State.Badges ?? [])
            facts[Fact.OfBadge(badge)] = "there";
        foreach (KeyValuePair<string, List<string>> user in State.Assignments ?? [])
            facts[Fact.OfAssignments(user.Key)] = ListOf(user.Value);
        foreach (StateChild child in State.Children ?? [])
            facts[Fact.OfChild(child.Name)] = "there";
        foreach (StateCustomer customer in State.Customers ?? [])
            facts[Fact.OfCustomer(customer.Email ?? customer.Id)] = "there";
        foreach (StateContact contact in State.Contacts ?? [])
            facts[Fact.OfContact(contact)] = "there";
        if (State.Logo is { } logo)
            facts[Fact.OfField(nameof(Organization.Logo))] = logo.Sha256;
        return facts;
    }

    /// <summary>A value as it is compared.</summary>
    public static string TextOf(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            bool flag => flag ? "true" : "false",
            IDictionary<string, object?> pairs => Encoding.UTF8.GetString(
                PlainJson.ToUtf8(pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value))
            ),
            _ => Encoding.UTF8.GetString(PlainJson.ToUtf8(value)),
        };

    /// <summary>A set of texts as it is compared.</summary>
    public static string ListOf(IEnumerable<string> texts) => string.Join("; ", texts.OrderBy(text => text, StringComparer.Ordinal));
}
