using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.State.Plans;
using OrgAdmin.People;

namespace OrgAdmin.Core.Members.People;

/// <summary>One who is sought, by an address, an id or a name, and who is known to be that person where.</summary>
internal sealed class SoughtPerson
{
    private readonly EmailAddress? _address;
    private readonly string? _userId;
    private readonly string? _name;
    private readonly IReadOnlyList<PersonIdentity> _own;
    private readonly IReadOnlyList<PersonIdentity> _others;

    private SoughtPerson(EmailAddress? address, string? userId, string? name, IReadOnlyList<PersonIdentity> identities)
    {
        (_address, _userId, _name) = (address, userId, name);
        // Who is the same by one line of the list is the same by its other lines.
        HashSet<string> known = new(identities.Where(Means).Select(identity => Key(identity.Person)), StringComparer.OrdinalIgnoreCase);
        _own = [.. identities.Where(identity => known.Contains(Key(identity.Person)))];
        // A name does not say whose address a masked one is; an address does.
        _others =
        [
            .. identities.Where(identity =>
                !known.Contains(Key(identity.Person)) && EmailAddress.Parse(identity.Person, out _) is not null
            ),
        ];
    }

    /// <summary>Whom a query seeks.</summary>
    public static IReadOnlyList<SoughtPerson> Of(PersonQuery query) =>
        [
            .. query.Emails.Select(email => OfAddress(email, query.Identities)),
            .. query.UserIds.Select(id => new SoughtPerson(null, id, null, query.Identities)),
            .. query.Names.Select(name => new SoughtPerson(null, null, name, query.Identities)),
        ];

    /// <summary>The person of an address.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ValidationFailed"/>: it is no whole address.</exception>
    public static SoughtPerson OfAddress(string email, IReadOnlyList<PersonIdentity> identities)
    {
        string? problem = MaskedEmail.IsMasked(email) ? "is only a part of an address. Give the whole of it, or the user's id" : null;
        EmailAddress? address = problem is null ? EmailAddress.Parse(email, out problem) : null;
        return address is null
            ? throw new OrgException(OrgErrorKind.ValidationFailed, DisplayText.Of($"'{email}' {problem}."))
            : new SoughtPerson(address, null, null, identities);
    }

    /// <summary>The address that is sought; null if it is somebody of an id or a name.</summary>
    public EmailAddress? Address => _address;

    /// <summary>The members that are, or may be, the person; the surest first.</summary>
    public IEnumerable<(OrganizationMember Member, string Match)> MembersOf(Team team, string connection)
    {
        foreach (OrganizationMember member in Exact(team))
            yield return (member, PersonMatch.Exact);
        foreach (OrganizationMember member in Declared(connection).SelectMany(team.ById))
            yield return (member, PersonMatch.Declared);
        IEnumerable<OrganizationMember> possible = _address is not null
            ? team.Possible(_address).SelectMany(masked => masked.People)
            : team.Members.Where(member => IsNamed(member.Name));
        foreach (OrganizationMember member in possible.Where(member => !IsSomebodyElse(connection, member.UserId, member.Slug)))
            yield return (member, PersonMatch.Possible);
    }

    /// <summary>What is pending for the person, or may be; the surest first.</summary>
    public IEnumerable<(MembershipRequest Request, string Match)> PendingOf(Team team, string connection)
    {
        if (_address is not null || _userId is not null)
        {
            foreach (MembershipRequest request in team.EveryPendingOf(_userId, _address))
                yield return (request, PersonMatch.Exact);
        }
        foreach (string id in Declared(connection))
        {
            foreach (MembershipRequest request in team.EveryPendingOf(id, null))
                yield return (request, PersonMatch.Declared);
        }
        IEnumerable<MembershipRequest> possible = _address is not null
            ? team.PossiblyPending(_address)
            : team.Pending.Where(request => IsNamed(request.Name));
        foreach (MembershipRequest request in possible.Where(request => !IsSomebodyElse(connection, request.UserId, null)))
            yield return (request, PersonMatch.Possible);
    }

    private IReadOnlyList<OrganizationMember> Exact(Team team) =>
        _address is not null ? team.ByAddress(_address)
        : _userId is not null ? team.ById(_userId)
        : [];

    private IEnumerable<string> Declared(string connection) =>
        _own.Where(identity => IsAt(identity, connection)).Select(identity => identity.UserId);

    private bool IsSomebodyElse(string connection, string? userId, string? slug) =>
        _others.Any(identity =>
            IsAt(identity, connection) && (IgnoringCase.Same(identity.UserId, userId) || IgnoringCase.Same(identity.UserId, slug))
        );

    private bool Means(PersonIdentity identity) =>
        (_userId is not null && IgnoringCase.Same(identity.UserId, _userId))
        || (_address is not null && EmailAddress.Parse(identity.Person, out _)?.Equals(_address) == true)
        || IsNamed(identity.Person);

    private bool IsNamed(string? name) =>
        _name is not null && name is not null && TextPattern.IsMatch(WrittenText.Compose(_name), WrittenText.Compose(name));

    private static bool IsAt(PersonIdentity identity, string connection) =>
        identity.Connection.Length == 0 || TextPattern.IsMatch(identity.Connection, connection);

    private static string Key(string person) => EmailAddress.Parse(person, out _)?.ToString() ?? WrittenText.Compose(person);
}
