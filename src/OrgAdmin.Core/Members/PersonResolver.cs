using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Members;

/// <summary>Identifies: turns the rows of a list into people. It asks nobody, and takes nothing for certain that is not.</summary>
internal sealed class PersonResolver(Team team, string provider, bool invitesUsers, bool changesRoles)
{
    // Whatever roles the documents leave out, one that somebody has exists.
    private readonly ILookup<string, string> _roles = team
        .Roles.Concat(team.Members.Select(member => member.Role))
        .ToLookup(role => role, StringComparer.OrdinalIgnoreCase);

    /// <summary>Who the rows are, in their order. Of rows that contradict each other each is a problem.</summary>
    public IReadOnlyList<Person> Identify(IEnumerable<TeamRow> rows)
    {
        List<Person> people = [.. rows.Select(Identify)];
        RefuseContradictions(people);
        return people;
    }

    /// <summary>What makes two rows one person: one of these in common.</summary>
    public static IEnumerable<object> KeysOf(Person person)
    {
        foreach (OrganizationMember member in person.Exact)
            yield return member;
        if (person.Pending is not null)
            yield return person.Pending;
        if (person.UserId is { } id)
            yield return "user " + id.ToLowerInvariant();
        // Several accounts may have one address, which does not make them one person.
        else if (person.Address is not null)
            yield return person.Address;
    }

    private Person Identify(TeamRow row)
    {
        if (row.Problem is not null)
            return new Person(row) { Problem = row.Problem };
        string? email = Written(row.Email);
        string? id = Written(row.UserId);
        if (email is null && id is null)
            return Refused(row, "names nobody: it has neither an e-mail address nor a user.");
        if (id is not null && WhyNoId(id) is { } noId)
            return Refused(row, $"the user '{id}' {noId}.");
        EmailAddress? address = null;
        MaskedEmail? mask = null;
        if (MaskedEmail.IsMasked(email))
        {
            if (id is null)
                return Refused(row, $"has only a part of an address, {email}. Give the whole of it, or a UserId.");
            mask = new MaskedEmail(email!);
        }
        else if (email is not null)
        {
            address = EmailAddress.Parse(email, out string? problem);
            if (address is null)
                return Refused(row, $"'{email}' {problem}.");
        }
        string? role = null;
        if (Written(row.Role) is { } wanted && (role = _roles[wanted].FirstOrDefault()) is null)
            return Refused(row, $"{provider} has no role '{wanted}'. There are: {string.Join(", ", team.Roles)}.");
        if (address is not null && team.LooksLike(address) is { } alike)
            return Refused(
                row,
                $"'{email}' looks like the address of {Shown(alike)} and is another one: letters of it are of another alphabet. "
                    + "Type it anew."
            );
        Person person = id is null ? ByAddress(row, address!, role) : ByUser(row, id, address, mask, role);
        return WhyNotDone(person) is { } why ? Refused(person, why.Text, why.Kind) : person;
    }

    private Person ByUser(TeamRow row, string id, EmailAddress? address, MaskedEmail? mask, string? role)
    {
        IReadOnlyList<OrganizationMember> exact = team.ById(id);
        IReadOnlyList<OrganizationMember> owners = address is null ? [] : team.ByAddress(address);
        var person = new Person(row)
        {
            Address = address,
            UserId = id,
            Role = role,
            Exact = exact,
            // The id may be the one that is wrong in the list; whoever the address may mean stays.
            Possible = address is null ? [] : team.Possible(address),
            AlsoNamed = mask is null ? owners : team.Possible(mask),
            Pending = exact.Count > 0 ? null : team.PendingOf(id, address),
            Declined = exact.Count > 0 ? null : team.DeclinedBy(id, address),
        };
        // Both have to mean one person; if not, the row is about two.
        if (owners.Count > 0 && !owners.Any(exact.Contains))
            return Refused(person, $"names two people: UserId {id}, and {address}, which is the address of {Shown(owners[0])}.");
        bool fits =
            exact.Count == 0
            || exact.Any(member => (address is null || team.CanBe(member, address)) && (mask is null || team.CanBe(member, mask)));
        if (!fits)
            return Refused(person, $"names two people: {Shown(exact[0])} has another address than {(object?)address ?? row.Email}.");
        if (OtherOfTheName(row, exact) is { } other)
            return Refused(person, $"names two people: UserId {id} is {exact[0].Name}, and {row.Name} is {Shown(other)}.");
        return person;
    }

    // Names are written in many ways; one that is another member's, letter by letter, leaves no doubt that the row is about two.
    private OrganizationMember? OtherOfTheName(TeamRow row, IReadOnlyList<OrganizationMember> exact)
    {
        IReadOnlyList<OrganizationMember> called = exact.Count == 0 || Written(row.Name) is not { } name ? [] : team.ByName(name);
        return called.Any(exact.Contains) ? null : called.FirstOrDefault();
    }

    private Person ByAddress(TeamRow row, EmailAddress address, string? role)
    {
        IReadOnlyList<OrganizationMember> exact = team.ByAddress(address);
        return new Person(row)
        {
            Address = address,
            Role = role,
            Exact = exact,
            // Several accounts may have one address.
            Possible = team.Possible(address),
            Pending = exact.Count > 0 ? null : team.PendingOf(null, address),
            Declined = exact.Count > 0 ? null : team.DeclinedBy(null, address),
        };
    }

    private string? WhyNoId(string id) =>
        WrittenText.Problem(id)
        ?? (
            team.ById(id).Count > 0 ? null
            : id.IndexOf('@') >= 0 ? "is an address, which belongs in the column Email"
            : team.ByName(id) is { Count: > 0 } named ? $"is the name of {Shown(named[0])}, not an id"
            : null
        );

    private (string Text, OrgErrorKind Kind)? WhyNotDone(Person person)
    {
        if (person.Problem is not null)
            return null;
        OrganizationMember? other = person.Role is null ? null : person.Exact.FirstOrDefault(member => !member.HasRole(person.Role));
        if (other is not null && person.Exact.Count > 1)
        {
            string all = string.Join(", ", person.Exact.Select(Shown));
            return (
                $"{person.Name} means several members: {all}. Give the UserId of the one who is to be {person.Role}.",
                OrgErrorKind.ValidationFailed
            );
        }
        if (other is not null && !changesRoles)
        {
            return (
                $"{other.Name} is {other.Role} of {team.Name}, and {provider}'s organization API cannot "
                    + $"change that to {person.Role}. Take the member out and invite anew, or change the row.",
                OrgErrorKind.OperationNotSupported
            );
        }
        // For a change of somebody's role, a name that has nothing of the member's is another person's.
        if (
            other is not null
            && person.UserId is not null
            && Written(person.Row.Name) is { } called
            && !HaveWordInCommon(called, other.Name)
        )
        {
            return (
                $"names two people: UserId {person.UserId} is {other.Name}, and the row calls the person {called}.",
                OrgErrorKind.ValidationFailed
            );
        }
        return person.Exact.Count == 0 && person.Pending is null && person.Address is null && !invitesUsers
            ? (
                $"{person.UserId} is not a member of {team.Name}, and {provider} invites by address only. Give an Email.",
                OrgErrorKind.ValidationFailed
            )
            : null;
    }

    // The same person twice with different roles: one of the rows is wrong, and nobody knows which.
    private static void RefuseContradictions(List<Person> people)
    {
        var same = new Dictionary<object, List<Person>>();
        foreach (Person person in people.Where(person => person.Problem is null))
        {
            foreach (object key in KeysOf(person))
            {
                if (!same.TryGetValue(key, out List<Person>? rows))
                    same[key] = rows = [];
                rows.Add(person);
            }
        }
        foreach (List<Person> rows in same.Values.Where(rows => rows.Count > 1))
        {
            string?[] roles = [.. rows.Select(person => person.Role).Distinct(StringComparer.OrdinalIgnoreCase)];
            if (roles.Length == 1)
                continue;
            string numbers = string.Join(" and ", rows.Select(person => person.Row.Number.ToString(CultureInfo.InvariantCulture)));
            var problem = new OrgException(
                OrgErrorKind.ValidationFailed,
                DisplayText.Of(
                    $"Rows {numbers} are the same person ({rows[0].Name}), with different "
                        + $"roles: {string.Join(" and ", roles.Select(role => role ?? "none"))}."
                )
            );
            foreach (Person person in rows)
                person.Problem ??= problem.WithMessage(problem.Message);
        }
    }

    private static Person Refused(TeamRow row, string why) => Refused(new Person(row), why);

    private static Person Refused(Person person, string why, OrgErrorKind kind = OrgErrorKind.ValidationFailed)
    {
        person.Problem = new OrgException(
            kind,
            DisplayText.Of(
                why.StartsWith("names", StringComparison.Ordinal) || why.StartsWith("has only", StringComparison.Ordinal)
                    ? $"Row {person.Row.Number} {why}"
                    : $"Row {person.Row.Number}: {why}"
            )
        )
        {
            Row = person.Row.Number,
        };
        return person;
    }

    private static bool HaveWordInCommon(string one, string other)
    {
        string[] words = Words(one),
            others = Words(other);
        return words.Length == 0 || others.Length == 0 || words.Intersect(others, StringComparer.OrdinalIgnoreCase).Any();
    }

    private static string[] Words(string name) =>
        new string([.. WrittenText.Compose(name).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(
            [' '],
            StringSplitOptions.RemoveEmptyEntries
        );

    private static string? Written(string? cell) => string.IsNullOrWhiteSpace(cell) ? null : cell!.Trim();

    private static string Shown(OrganizationMember member) => $"{member.Name} ({member.UserId})";
}
