using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.State.Plans;
using OrgAdmin.People;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Members.People;

/// <summary>One who is sought, by an address, an id or a name, and who is known to be that person where.</summary>
internal sealed class SoughtPerson
{
    private readonly EmailAddress? _address;
    private readonly string? _userId;
    private readonly string? _name;
    private readonly PersonRow? _row;
    private readonly EmailAddress? _besides;
    private readonly IReadOnlyList<PersonIdentity> _own;
    private readonly IReadOnlyList<PersonIdentity> _others;

    private SoughtPerson(
        EmailAddress? address,
        string? userId,
        string? name,
        IReadOnlyList<PersonIdentity> identities,
        PersonRow? row = null
    )
    {
        (_address, _userId, _name, _row) = (address, userId, name, row);
        _besides = row?.Email is null ? null : EmailAddress.Parse(row.Email, out _);
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
            .. query.Rows.Select(row => new SoughtPerson(null, row.UserId, null, query.Identities, row)),
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
    public IEnumerable<(OrganizationMember Member, string Match)> MembersOf(Team team, TeamPlace place)
    {
        string connection = place.Name;
        foreach (OrganizationMember member in Exact(team, place))
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
    public IEnumerable<(MembershipRequest Request, string Match)> PendingOf(Team team, TeamPlace place)
    {
        string connection = place.Name;
        if (_address is not null || (_userId is not null && IsThere(place)))
        {
            foreach (MembershipRequest request in team.EveryPendingOf(_userId, _address).Where(request => CanBeBesides(request.Email)))
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

    private IEnumerable<OrganizationMember> Exact(Team team, TeamPlace place) =>
        _address is not null ? team.ByAddress(_address)
        : _userId is not null && IsThere(place) ? team.ById(_userId).Where(member => _besides is null || team.CanBe(member, _besides))
        : [];

    // An id of a row is somebody where the row comes from.
    private bool IsThere(TeamPlace place) =>
        _row is null
        || (
            (_row.Provider is null || IgnoringCase.Same(_row.Provider, place.Client?.Descriptor.Provider.ToString()))
            && (
                _row.Endpoint is not null
                    ? IgnoringCase.Same(_row.Endpoint, place.Endpoint)
                    : _row.Connection is null || IgnoringCase.Same(_row.Connection, place.Name)
            )
        );

    private bool CanBeBesides(string? shown) =>
        _besides is null
        || string.IsNullOrWhiteSpace(shown)
        || (
            MaskedEmail.IsMasked(shown)
                ? new MaskedEmail(shown!).CanBe(_besides)
                : EmailAddress.OfServer(shown) is not { } address || address.Equals(_besides)
        );

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
