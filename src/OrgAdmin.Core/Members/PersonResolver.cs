using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Members;

/// <summary>Identifies: turns the rows of a list into people. It asks nobody, and takes nothing for certain that is not.</summary>
internal sealed class PersonResolver(Team team, string provider, bool invitesUsers)
{
    /// <summary>Who the rows are, in their order. Of rows that contradict each other each is a problem.</summary>
    public IReadOnlyList<Person> Identify(IEnumerable<TeamRow> rows)
    {
        List<Person> people = [.. rows.Select(Identify)];
        RefuseContradictions(people);
        return people;
    }

    private Person Identify(TeamRow row)
    {
        if (row.Problem is not null)
            return new Person(row) { Problem = row.Problem };
        if (row.Email is null && row.UserId is null)
            return Refused(row, null, "names nobody: it has neither an e-mail address nor a user.");
        EmailAddress? address = null;
        if (row.Email is { } text)
        {
            if (MaskedEmail.IsMasked(text))
            {
                if (row.UserId is null)
                    return Refused(row, null, $"has only a part of an address, {text}. Give the whole of it, or a UserId.");
            }
            else
            {
                address = EmailAddress.Parse(text, out string? problem);
                if (address is null)
                    return Refused(row, null, $"'{text}' {problem}.");
            }
        }
        string? role = null;
        if (row.Role is not null)
        {
            // Whatever roles the documents leave out, one that somebody has exists.
            role = team.Roles.Concat(team.Members.Select(member => member.Role)).FirstOrDefault(known => Same(known, row.Role));
            if (role is null)
                return Refused(row, address, $"{provider} has no role '{row.Role}'. There are: {string.Join(", ", team.Roles)}.");
        }
        return row.UserId is { } id ? ByUser(row, id, address, role) : ByAddress(row, address!, role);
    }

    private Person ByUser(TeamRow row, string id, EmailAddress? address, string? role)
    {
        IReadOnlyList<OrganizationMember> exact = team.ById(id);
        if (address is not null)
        {
            // Both have to mean one person; if not, the row is about two.
            OrganizationMember? other = team.ByAddress(address).FirstOrDefault(owner => !exact.Contains(owner));
            if (other is not null && !team.ByAddress(address).Any(exact.Contains))
                return Refused(
                    row,
                    address,
                    $"names two people: UserId {id}, and {address}, which is the address of {other.Name} ({other.UserId})."
                );
            if (
                exact.Count > 0
                && !exact.Any(member => team.ByAddress(address).Contains(member) || team.Possible(address).Contains(member))
            )
                return Refused(row, address, $"names two people: {exact[0].Name} ({id}) has another address than {address}.");
        }
        MembershipRequest? pending = exact.Count > 0 ? null : team.PendingOf(id, address);
        if (exact.Count == 0 && pending is null && address is null && !invitesUsers)
            return Refused(row, address, $"{id} is not a member of {team.Name}, and {provider} invites by address only. Give an Email.");
        return new Person(row)
        {
            Address = address,
            Role = role,
            Exact = exact,
            // A user who is no member under this id may still be one whose id the list has wrong.
            Possible = exact.Count > 0 || address is null ? [] : team.Possible(address),
            Pending = pending,
            Declined = exact.Count > 0 ? null : team.DeclinedBy(id, address),
        };
    }

    private Person ByAddress(TeamRow row, EmailAddress address, string? role)
    {
        IReadOnlyList<OrganizationMember> exact = team.ByAddress(address);
        if (exact.Count > 1 && role is not null && exact.Any(member => !member.HasRole(role)))
        {
            string accounts = string.Join(", ", exact.Select(member => $"{member.Name} ({member.UserId})"));
            return new Person(row)
            {
                Address = address,
                Exact = exact,
                Problem = Invalid(
                    row,
                    $"{address} is the address of several members: {accounts}. Give the UserId of the one who is to be {role}."
                ),
            };
        }
        MembershipRequest? pending = exact.Count > 0 ? null : team.PendingOf(null, address);
        return new Person(row)
        {
            Address = address,
            Role = role,
            Exact = exact,
            Possible = exact.Count > 0 || pending is not null ? [] : team.Possible(address),
            Pending = pending,
            Declined = exact.Count > 0 ? null : team.DeclinedBy(null, address),
        };
    }

    // The same person twice with different roles: one of the rows is wrong, and nobody knows which.
    private static void RefuseContradictions(List<Person> people)
    {
        foreach (
            IGrouping<object, Person> same in people
                .Where(person => person.Problem is null)
                .GroupBy(KeyOf)
                .Where(group => group.Count() > 1)
                .ToList()
        )
        {
            string?[] roles = [.. same.Select(person => person.Role).Distinct(StringComparer.OrdinalIgnoreCase)];
            if (roles.Length == 1)
                continue;
            string rows = string.Join(" and ", same.Select(person => person.Row.Number.ToString(CultureInfo.InvariantCulture)));
            foreach (Person person in same)
            {
                person.Problem = new OrgException(
                    OrgErrorKind.ValidationFailed,
                    DisplayText.Of(
                        $"Rows {rows} are the same person ({same.First().Name}), with different roles: {string.Join(" and ", roles.Select(role => role ?? "none"))}."
                    )
                );
            }
        }
    }

    /// <summary>What makes two rows one person.</summary>
    public static object KeyOf(Person person) =>
        person.Exact.Count > 0 ? person.Exact[0]
        : person.Pending is not null ? person.Pending
        : person.Row.UserId is { } id ? "user " + id.ToLowerInvariant()
        : (object)person.Address!;

    private static Person Refused(TeamRow row, EmailAddress? address, string why) =>
        new(row) { Address = address, Problem = Invalid(row, why) };

    private static OrgException Invalid(TeamRow row, string why) =>
        new(
            OrgErrorKind.ValidationFailed,
            DisplayText.Of(
                why.StartsWith("names", StringComparison.Ordinal) || why.StartsWith("has only", StringComparison.Ordinal)
                    ? $"Row {row.Number} {why}"
                    : $"Row {row.Number}: {why}"
            )
        );

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
