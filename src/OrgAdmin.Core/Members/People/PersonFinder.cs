using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.State;
using OrgAdmin.People;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Members.People;

/// <summary>Looks for people in every organization of every connection, and keeps account of what it could not look at.</summary>
internal sealed class PersonFinder(PersonQuery query, IPersonHost host, OperationContext context)
{
    // How many organizations are read at the same time.
    private const int ThrottleLimit = 8;

    private readonly IReadOnlyList<SoughtPerson> _sought = SoughtPerson.Of(query);
    private readonly TeamDirectory _directory = new();
    private readonly UnseenPlaces _unseen = new();

    public async Task RunAsync(IReadOnlyList<TeamPlace> places)
    {
        // Two connections may reach the same organizations.
        foreach (IGrouping<string, TeamPlace> api in places.GroupBy(place => place.Endpoint, StringComparer.OrdinalIgnoreCase))
        {
            var found = new FoundPlaces();
            foreach (TeamPlace place in api)
                await LookAsync(place, found).ConfigureAwait(false);
            foreach (OrgPersonPlace one in found.All)
                await host.WriteAsync(one).ConfigureAwait(false);
        }
        if (_unseen.Warning is { } warning)
            await host.WarnAsync(warning).ConfigureAwait(false);
    }

    private async Task LookAsync(TeamPlace place, FoundPlaces found)
    {
        if (place.Client is not (IOrganizationReader api and (IMemberReader or IMembershipRequestReader)))
        {
            _unseen.Add(place.Name, "the API does not list members");
            return;
        }
        IReadOnlyList<Organization> organizations;
        OrgUserInfo? self;
        try
        {
            organizations = await new SnapshotTaker(api, context).ListAsync(ThrottleLimit).ConfigureAwait(false);
            self = await CallerAsync(place.Client).ConfigureAwait(false);
        }
        catch (OrgException error)
        {
            _unseen.Add(place.Name, WhyNot(error));
            return;
        }
        var reader = new PeopleReader(api, context, self?.Organizations);
        var reading = new Queue<(Organization Organization, Task<PeopleRead> People)>();
        int done = 0;
        foreach (Organization organization in organizations)
        {
            if (reading.Count == ThrottleLimit)
                await TakeAsync().ConfigureAwait(false);
            context.CancellationToken.ThrowIfCancellationRequested();
            reading.Enqueue((organization, reader.ReadAsync(organization)));
        }
        while (reading.Count > 0)
            await TakeAsync().ConfigureAwait(false);

        async Task TakeAsync()
        {
            (Organization organization, Task<PeopleRead> people) = reading.Dequeue();
            Look(place, organization, await people.ConfigureAwait(false), self, found);
            await host.CountAsync(place.Name, ++done, organizations.Count).ConfigureAwait(false);
        }
    }

    // Whoever looks without a credential is nobody; what is public is looked at all the same.
    private async Task<OrgUserInfo?> CallerAsync(IOrgClient client)
    {
        try
        {
            return await _directory.CallerOfAsync(client, context).ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind is OrgErrorKind.Unauthorized or OrgErrorKind.NotConnected)
        {
            context.Log.Verbose($"Who looks could not be told: {error.Message}");
            return null;
        }
    }

    private void Look(TeamPlace place, Organization organization, PeopleRead people, OrgUserInfo? self, FoundPlaces found)
    {
        string name = $"{organization.Name} at {place.Name}";
        if (people.NoMembers is { } noMembers)
            _unseen.Add("members of " + name, WhyNot(noMembers));
        if (people.NoRequests is { } noRequests)
            _unseen.Add("invitations and requests of " + name, WhyNot(noRequests));
        else if (place.Client is IMembershipRequestReader && !PeopleReader.MayReadRequests(organization))
            _unseen.Add(name, "invitations and requests are shown to those who manage the members");
        var team = new Team(
            organization.Id,
            people.Members ?? [],
            people.Requests ?? [],
            self,
            place.Client!.Descriptor.Roles,
            organization.Name
        );
        if (team.Hidden.Count > 0 && _sought.Any(person => person.Address is not null))
            _unseen.Add($"{team.Hidden.Count} of the members of {name}", "their addresses are not shown");
        int admins = team.Members.Count(member => member.IsAdmin);
        foreach (OrganizationMember member in team.Members)
            found.Learn(Team.KeyOf(member), member.Email);
        foreach (MembershipRequest request in team.Pending.Where(request => request.UserId is not null))
            found.Learn(request.UserId!, request.Email);
        foreach (SoughtPerson person in _sought)
        {
            foreach ((OrganizationMember member, string match) in person.MembersOf(team, place))
                found.Add(PlaceOf(place, organization, member, match, person, isLastAdmin: member.IsAdmin && admins == 1), person.Address);
            foreach ((MembershipRequest request, string match) in person.PendingOf(team, place))
                found.Add(PlaceOf(place, organization, request, match, person), person.Address);
        }
    }

    private static OrgPersonPlace PlaceOf(
        TeamPlace place,
        Organization organization,
        OrganizationMember member,
        string match,
        SoughtPerson person,
        bool isLastAdmin
    ) =>
        new()
        {
            Service = place.Client!.Descriptor.Provider,
            Connection = place.Name,
            Endpoint = place.Endpoint,
            Person = member.Name.Length > 0 ? member.Name : member.Email ?? Team.KeyOf(member),
            Email = Email(member.Email, match, person),
            UserId = Team.KeyOf(member),
            Id = member.MembershipId,
            OrganizationId = organization.Id,
            OrganizationName = organization.Name,
            Kind = PersonKind.Member,
            Role = member.Role,
            Since = member.Since,
            LastLoginAt = member.LastLoginAt,
            Match = match,
            IsLastAdmin = isLastAdmin,
        };

    private static OrgPersonPlace PlaceOf(
        TeamPlace place,
        Organization organization,
        MembershipRequest request,
        string match,
        SoughtPerson person
    ) =>
        new()
        {
            Service = place.Client!.Descriptor.Provider,
            Connection = place.Name,
            Endpoint = place.Endpoint,
            Person = request.Name ?? request.Email ?? request.UserId ?? request.Id,
            Email = Email(request.Email, match, person),
            UserId = request.UserId,
            Id = request.Id,
            OrganizationId = organization.Id,
            OrganizationName = organization.Name,
            Kind = request.IsRequest ? PersonKind.Request : PersonKind.Invitation,
            Role = request.Role,
            Since = request.CreatedAt,
            Match = match,
        };

    // What is certain is the whole address, also where the list of members masks it.
    private static string? Email(string? shown, string match, SoughtPerson person) =>
        match == PersonMatch.Exact && person.Address is { } address && (shown is null || MaskedEmail.IsMasked(shown))
            ? address.ToString()
            : shown;

    private static string WhyNot(OrgException error) => (error.ServerMessage ?? error.Message).TrimEnd('.');
}
