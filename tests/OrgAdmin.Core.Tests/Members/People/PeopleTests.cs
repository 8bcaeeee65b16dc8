using System;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Core.Tests.State;
using OrgAdmin.Core.Tests.Support;
using OrgAdmin.Emulation;
using OrgAdmin.People;
using OrgAdmin.Teams;
using Xunit;

namespace OrgAdmin.Core.Tests.Members.People;

/// <summary>Who is where is found at every connection; who is taken out is who it certainly is, in the safe order.</summary>
public sealed class PeopleTests
{
    private const string Ada = "ada@example.org";

    private static readonly IPeople People = new CoreEntry().People;

    [Fact]
    public async Task A_person_is_found_as_member_as_invited_and_as_asking()
    {
        MadeUpServer server = new(
            new MadeUpOrganization("o1", new MadeUpAccount("u1", "admin", Ada), new MadeUpAccount("u2", "admin", "bo@example.org")),
            new MadeUpOrganization("o2", new MadeUpAccount("u2", "admin", "bo@example.org"))
                .With("i1", "invitation", "pending", "editor", Ada)
                .With("i2", "invitation", "refused", "editor", Ada),
            new MadeUpOrganization("o3", new MadeUpAccount("u2", "admin", "bo@example.org")).With(
                "r1",
                "request",
                "pending",
                "editor",
                Ada,
                "u1"
            ),
            new MadeUpOrganization("o4", new MadeUpAccount("u1", "admin", Ada))
        );
        RecordingPersonHost host = await FindAsync(new PersonQuery { Emails = ["ADA@example.org"] }, Place("a", server));
        Assert.Equal(
            [
                "Name of u1: Member of Org o1 (Exact)",
                $"{Ada}: Invitation of Org o2 (Exact)",
                "Name of u1: Request of Org o3 (Exact)",
                "Name of u1: Member of Org o4 (Exact)",
            ],
            host.Places.Select(place => place.ToString())
        );
        Assert.Equal([false, false, false, true], host.Places.Select(place => place.IsLastAdmin));
        Assert.Equal(["u1", null, "u1", "u1"], host.Places.Select(place => place.UserId));
        Assert.Empty(host.Warnings);
        Assert.Equal(["a 1/4", "a 2/4", "a 3/4", "a 4/4"], host.Counts);
    }

    [Fact]
    public async Task A_masked_address_is_possible_until_a_list_of_identities_says_who_it_is()
    {
        MadeUpServer server = new(
            new MadeUpOrganization(
                "o1",
                new MadeUpAccount("u1", "admin", Ada) { Shows = Shows.Part },
                new MadeUpAccount("u3", "admin", "adam@example.org") { Shows = Shows.Part },
                new MadeUpAccount("u4", "editor", "bo@example.org") { Shows = Shows.Part }
            )
        );
        RecordingPersonHost host = await FindAsync(new PersonQuery { Emails = [Ada] }, Place("a", server));
        Assert.Equal(["u1 Possible", "u3 Possible"], host.Places.Select(Shown));
        // The list names her, and says that the other one is somebody else.
        PersonIdentity[] identities = [new(Ada, "A", "u1"), new("adam@example.org", "", "u3")];
        host = await FindAsync(new PersonQuery { Emails = [Ada], Identities = identities }, Place("a", server));
        Assert.Equal(["u1 Declared"], host.Places.Select(Shown));
        // It holds for the connection that it names, and for no other.
        host = await FindAsync(new PersonQuery { Emails = [Ada], Identities = identities }, Place("b", server));
        Assert.Equal(["u1 Possible"], host.Places.Select(Shown));
    }

    [Fact]
    public async Task An_id_leads_by_the_list_of_identities_to_the_ids_at_other_connections()
    {
        MadeUpServer one = new(new MadeUpOrganization("o1", new MadeUpAccount("u1", "admin", Ada)));
        MadeUpServer other = new(new MadeUpOrganization("o2", new MadeUpAccount("x9", "editor", Ada) { Shows = Shows.Nothing }));
        var query = new PersonQuery { UserIds = ["u1"], Identities = [new("Ada Martin", "a", "u1"), new("Ada Martin", "b", "x9")] };
        RecordingPersonHost host = await FindAsync(query, Place("a", one), Place("b", other));
        Assert.Equal(["u1 Exact", "x9 Declared"], host.Places.Select(Shown));
    }

    [Theory]
    [InlineData(null, null, null, null, "a b")]
    [InlineData("https://a.example.org", null, null, null, "a")]
    // Two connections may reach one server; where the address is said, a name is not looked at.
    [InlineData("https://a.example.org", "b", null, null, "a")]
    [InlineData(null, "B", null, null, "b")]
    [InlineData(null, null, "Gandi", null, "")]
    [InlineData(null, null, null, "ada@example.org", "a")]
    [InlineData(null, null, null, "kim@example.org", "")]
    public async Task An_id_of_a_row_is_somebody_where_the_row_comes_from_and_who_has_its_address(
        string? endpoint,
        string? connection,
        string? provider,
        string? email,
        string found
    )
    {
        MadeUpServer one = new(
            new MadeUpOrganization("o1", new MadeUpAccount("5", "admin", Ada)).With("i1", "invitation", "pending", "editor", Ada, "6")
        );
        MadeUpServer other = new(
            new MadeUpOrganization("o2", new MadeUpAccount("5", "admin", "bo@example.org")).With(
                "i2",
                "invitation",
                "pending",
                "editor",
                "bo@example.org",
                "6"
            )
        );
        foreach (string id in new[] { "5", "6" })
        {
            var row = new PersonRow
            {
                UserId = id,
                Email = email,
                Connection = connection,
                Provider = provider,
                Endpoint = endpoint,
            };
            RecordingPersonHost host = await FindAsync(new PersonQuery { Rows = [row] }, Place("a", one), Place("b", other));
            Assert.Equal(found, string.Join(" ", host.Places.Select(place => place.Connection)));
        }
    }

    [Fact]
    public async Task Who_only_has_the_name_is_possible()
    {
        MadeUpServer server = new(
            new MadeUpOrganization("o1", new MadeUpAccount("u1", "admin", Ada), new MadeUpAccount("v1", "editor", "x@y.org"))
        );
        RecordingPersonHost host = await FindAsync(new PersonQuery { Names = ["name OF u*"] }, Place("a", server));
        Assert.Equal(["u1 Possible"], host.Places.Select(Shown));
    }

    [Fact]
    public async Task Two_connections_to_one_API_show_a_place_once_and_the_surer_one()
    {
        MadeUpServer server = new(new MadeUpOrganization("o1", new MadeUpAccount("u1", "admin", Ada) { Shows = Shows.Part }));
        TeamPlace[] places =
        [
            new("stranger", "https://one.example.org", new MadeUpStateClient(server)),
            new("own", "https://one.example.org", new MadeUpStateClient(server, "u1")),
        ];
        RecordingPersonHost host = await FindAsync(new PersonQuery { Emails = [Ada] }, places);
        OrgPersonPlace place = Assert.Single(host.Places);
        Assert.Equal(("own", PersonMatch.Exact, Ada), (place.Connection, place.Match, place.Email));
    }

    [Fact]
    public async Task What_could_not_be_looked_at_is_named_in_one_warning()
    {
        MadeUpServer server = new(
            new MadeUpOrganization("o1", new MadeUpAccount("u1", "admin", Ada)),
            new MadeUpOrganization("o2", new MadeUpAccount("u1", "admin", Ada)),
            new MadeUpOrganization("o3", new MadeUpAccount("u7", "admin", "x@y.org") { Shows = Shows.Nothing })
        )
        {
            Fails = what =>
                what == "o1: requests" ? new OrgException(OrgErrorKind.Forbidden, "Not yours.")
                : what == "o2: members" ? new OrgException(OrgErrorKind.ServerError, "Down.")
                : null,
        };
        RecordingPersonHost host = await FindAsync(
            new PersonQuery { Emails = [Ada] },
            Place("a", server),
            new TeamPlace("gandi", "g", Connect.To<IOrgClient>(OrgProvider.Gandi, new OrgEmulator()))
        );
        Assert.Equal(["u1 Exact"], host.Places.Select(Shown));
        Assert.Equal(
            "Not looked at: invitations and requests of Org o1 at a (Not yours); members of Org o2 at a (Down); "
                + "1 of the members of Org o3 at a (their addresses are not shown); gandi (the API does not list members).",
            Assert.Single(host.Warnings)
        );
    }

    [Theory]
    [InlineData("ad*@example.org")]
    [InlineData("ada")]
    public async Task What_is_no_whole_address_is_refused(string email) =>
        Assert.Equal(
            OrgErrorKind.ValidationFailed,
            (await Assert.ThrowsAsync<OrgException>(() => FindAsync(new PersonQuery { Emails = [email] }))).Kind
        );

    [Fact]
    public async Task The_successor_comes_first_and_memberships_last_and_again_there_is_nothing_to_do()
    {
        MadeUpServer server = new(
            new MadeUpOrganization("o1", new MadeUpAccount("u1", "admin", Ada), new MadeUpAccount("u2", "editor", "bo@example.org"))
                .With("r1", "request", "pending", "editor", Ada)
                .With("i1", "invitation", "pending", "editor", Ada)
                .With("i2", "invitation", "pending", "editor", "kim@example.org")
        );
        DenyingClient client = new(server);
        TeamPlace place = new("a", "e", client);
        RecordingChangeHost host = await RemoveAsync(new PersonRemovalOptions { Successor = "bo@example.org" }, place);
        Assert.Empty(host.Errors);
        Assert.Equal(["o1: role u2 admin", "o1: revoke i1", "o1: deny r1", "o1: remove u1"], server.Done);
        Assert.Equal(
            [
                "Change Member Name of u2: Done",
                $"Remove Invitation {Ada}: Done",
                $"Remove Request {Ada}: Done",
                "Remove Member Name of u1: Done",
            ],
            host.Ended.Select(change => change.ToString())
        );
        server.Done.Clear();
        Assert.Empty((await RemoveAsync(new PersonRemovalOptions { Successor = "bo@example.org" }, place)).Asked);
        Assert.Empty(server.Done);
    }

    [Fact]
    public async Task The_last_admin_stays_without_a_successor_and_the_rest_goes_on()
    {
        MadeUpServer server = new(
            new MadeUpOrganization("o1", new MadeUpAccount("u1", "admin", Ada), new MadeUpAccount("u2", "editor", "bo@example.org")),
            new MadeUpOrganization("o2", new MadeUpAccount("u1", "editor", Ada))
        );
        RecordingChangeHost host = await RemoveAsync(new PersonRemovalOptions(), Place("a", server));
        Assert.Equal([OrgErrorKind.LastAdmin], host.Errors.Select(error => error.Kind));
        Assert.Contains("-Successor", host.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(["o2: remove u1"], server.Done);
    }

    [Fact]
    public async Task A_successor_who_is_no_member_is_invited_and_the_last_admin_stays_until_that_is_accepted()
    {
        MadeUpOrganization organization = new("o1", new MadeUpAccount("u1", "admin", Ada));
        MadeUpServer server = new(organization);
        var options = new PersonRemovalOptions { Successor = "kim@example.org" };
        RecordingChangeHost host = await RemoveAsync(options, Place("a", server));
        Assert.Equal(["o1: invite kim@example.org admin"], server.Done);
        Assert.Contains("once that is accepted", Assert.Single(host.Errors).Message, StringComparison.Ordinal);
        host = await RemoveAsync(options, Place("a", server));
        Assert.Single(server.Done);
        Assert.Contains("not accepted yet", Assert.Single(host.Errors).Message, StringComparison.Ordinal);
        organization.Members.Add(new MadeUpAccount("u5", "admin", "kim@example.org"));
        host = await RemoveAsync(options, Place("a", server));
        Assert.Empty(host.Errors);
        Assert.Equal("o1: remove u1", server.Done[^1]);
    }

    [Fact]
    public async Task A_successor_of_whose_address_only_a_part_is_shown_is_nobody_until_that_is_said()
    {
        MadeUpServer server = new(
            new MadeUpOrganization(
                "o1",
                new MadeUpAccount("u1", "admin", Ada),
                new MadeUpAccount("u2", "editor", "bo@example.org") { Shows = Shows.Part }
            )
        );
        RecordingChangeHost host = await RemoveAsync(new PersonRemovalOptions { Successor = "bo@example.org" }, Place("a", server));
        Assert.Empty(server.Done);
        Assert.Contains("Name of u2 (u2)", Assert.Single(host.Errors).Message, StringComparison.Ordinal);
        var declared = new PersonRemovalOptions { Successor = "bo@example.org", Identities = [new("bo@example.org", "a", "u2")] };
        await RemoveAsync(declared, Place("a", server));
        Assert.Equal(["o1: role u2 admin", "o1: remove u1"], server.Done);
    }

    [Fact]
    public async Task Who_is_only_possible_stays_unless_that_is_asked_for()
    {
        MadeUpServer server = new(
            new MadeUpOrganization(
                "o1",
                new MadeUpAccount("u1", "editor", Ada) { Shows = Shows.Part },
                new MadeUpAccount("u2", "admin", "bo@example.org")
            )
        );
        RecordingChangeHost host = await RemoveAsync(new PersonRemovalOptions(), Place("a", server));
        Assert.Empty(server.Done);
        Assert.Contains("Name of u1 (Org o1 at a)", Assert.Single(host.Warnings), StringComparison.Ordinal);
        await RemoveAsync(new PersonRemovalOptions { IncludePossible = true }, Place("a", server));
        Assert.Equal(["o1: remove u1"], server.Done);
    }

    [Fact]
    public async Task The_user_of_the_connection_stays()
    {
        MadeUpServer server = new(
            new MadeUpOrganization("o1", new MadeUpAccount("u1", "admin", Ada), new MadeUpAccount("u2", "admin", "bo@example.org"))
        );
        RecordingChangeHost host = await RemoveAsync(
            new PersonRemovalOptions(),
            new TeamPlace("a", "e", new MadeUpStateClient(server, "u1"))
        );
        Assert.Equal([OrgErrorKind.Yourself], host.Errors.Select(error => error.Kind));
        Assert.Empty(server.Done);
    }

    [Fact]
    public async Task After_a_step_that_failed_nothing_more_is_removed_there()
    {
        MadeUpServer server = new(
            new MadeUpOrganization("o1", new MadeUpAccount("u1", "admin", Ada), new MadeUpAccount("u2", "editor", "bo@example.org")),
            new MadeUpOrganization("o2", new MadeUpAccount("u1", "editor", Ada))
        )
        {
            Fails = what => what == "o1: role u2 admin" ? new OrgException(OrgErrorKind.ServerError, "Down.") : null,
        };
        RecordingChangeHost host = await RemoveAsync(new PersonRemovalOptions { Successor = "bo@example.org" }, Place("a", server));
        Assert.Equal(["Failed", "Refused", "Done"], host.Ended.Select(change => change.Outcome));
        Assert.Equal(["o2: remove u1"], server.Done);
    }

    [Fact]
    public async Task Without_agreement_everything_is_asked_for_and_nothing_is_done()
    {
        MadeUpServer server = new(
            new MadeUpOrganization("o1", new MadeUpAccount("u1", "admin", Ada), new MadeUpAccount("u2", "editor", "bo@example.org")).With(
                "i1",
                "invitation",
                "pending",
                "editor",
                Ada
            )
        );
        RecordingChangeHost host = new() { Agrees = _ => false };
        await RemoveAsync(new PersonRemovalOptions { Successor = "bo@example.org" }, host, Place("a", server));
        Assert.Equal(["Member", "Invitation", "Member"], host.Asked.Select(change => change.Kind));
        Assert.Empty(server.Done);
        Assert.Empty(host.Ended);
    }

    [Fact]
    public async Task A_place_of_another_endpoint_than_its_connection_has_now_is_refused()
    {
        MadeUpServer server = new(new MadeUpOrganization("o1", new MadeUpAccount("u1", "editor", Ada)));
        RecordingPersonHost found = await FindAsync(new PersonQuery { Emails = [Ada] }, Place("a", server));
        RecordingChangeHost host = new();
        await People.RemoveAsync(
            found.Places,
            new PersonRemovalOptions(),
            [new TeamPlace("a", "elsewhere", new MadeUpStateClient(server))],
            host,
            OperationContext.None
        );
        Assert.Equal([OrgErrorKind.ConnectionChanged], host.Errors.Select(error => error.Kind));
        Assert.Empty(server.Done);
    }

    [Theory]
    [InlineData("u1", Ada, "Name of u1", null)]
    [InlineData("u1", "AD*@example.org", "Ada", null)]
    [InlineData("u1", null, null, null)]
    [InlineData("u2", Ada, "Ada", OrgErrorKind.InvalidValue)]
    [InlineData("u2", "ad*@example.org", "Ada", OrgErrorKind.InvalidValue)]
    [InlineData("u2", null, "Name of u1", OrgErrorKind.InvalidValue)]
    public async Task A_place_whose_cells_are_about_two_people_removes_nobody(
        string id,
        string? email,
        string? person,
        OrgErrorKind? refusal
    )
    {
        MadeUpServer server = new(
            new MadeUpOrganization("o1", new MadeUpAccount("u1", "editor", Ada), new MadeUpAccount("u2", "editor", "bo@example.org"))
        );
        TeamPlace place = Place("a", server);
        var mended = new OrgPersonPlace
        {
            Service = place.Client!.Descriptor.Provider,
            Connection = "a",
            Endpoint = place.Endpoint,
            OrganizationId = "o1",
            Kind = "Member",
            Match = PersonMatch.Exact,
            UserId = id,
            Email = email,
            Person = person ?? "",
        };
        RecordingChangeHost host = new();
        await People.RemoveAsync([mended], new PersonRemovalOptions(), [place], host, OperationContext.None);
        Assert.Equal(refusal is null ? ["o1: remove u1"] : [], server.Done);
        Assert.Equal(refusal is null ? [] : [refusal.Value], host.Errors.Select(error => error.Kind));
    }

    [Fact]
    public async Task A_place_of_another_provider_than_its_connection_has_is_refused()
    {
        MadeUpServer server = new(new MadeUpOrganization("o1", new MadeUpAccount("u1", "editor", Ada)));
        TeamPlace place = Place("a", server);
        OrgProvider other = place.Client!.Descriptor.Provider == OrgProvider.Munch ? OrgProvider.Gandi : OrgProvider.Munch;
        var elsewhere = new OrgPersonPlace
        {
            Service = other,
            Connection = "a",
            OrganizationId = "o1",
            Kind = "Member",
            Match = PersonMatch.Exact,
            UserId = "u1",
        };
        RecordingChangeHost host = new();
        await People.RemoveAsync([elsewhere], new PersonRemovalOptions(), [place], host, OperationContext.None);
        Assert.Equal([OrgErrorKind.ConnectionChanged], host.Errors.Select(error => error.Kind));
        Assert.Empty(server.Done);
    }

    private static string Shown(OrgPersonPlace place) => $"{place.UserId} {place.Match}";

    private static TeamPlace Place(string name, MadeUpServer server) =>
        new(name, "https://" + name + ".example.org", new MadeUpStateClient(server));

    private static async Task<RecordingPersonHost> FindAsync(PersonQuery query, params TeamPlace[] places)
    {
        RecordingPersonHost host = new();
        await People.FindAsync(query, places, host, OperationContext.None);
        return host;
    }

    private static async Task<RecordingChangeHost> RemoveAsync(PersonRemovalOptions options, params TeamPlace[] places)
    {
        RecordingChangeHost host = new();
        await RemoveAsync(options, host, places);
        return host;
    }

    private static async Task RemoveAsync(PersonRemovalOptions options, RecordingChangeHost host, params TeamPlace[] places)
    {
        RecordingPersonHost found = await FindAsync(new PersonQuery { Emails = [Ada], Identities = options.Identities }, places);
        await People.RemoveAsync(found.Places, options, places, host, OperationContext.None);
    }
}
