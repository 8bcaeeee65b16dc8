using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Core.Members;
using OrgAdmin.Teams;
using Xunit;

namespace OrgAdmin.Core.Tests.Members;

/// <summary>Who is meant by what a person types, and what may not be taken away from an organization.</summary>
public sealed class TeamDirectoryTests
{
    private readonly MadeUpOrganization _organization = new(
        "o1",
        new MadeUpAccount("u1", "admin", "ada@example.org"),
        new MadeUpAccount("u2", "admin", "basile@example.org", "second@example.net"),
        new MadeUpAccount("u3", "editor", "chloe@example.org") { Shows = Shows.Part },
        new MadeUpAccount("u4", "editor", "twice@example.org"),
        new MadeUpAccount("u5", "editor", "twice@example.org")
    );

    private readonly TeamDirectory _teams = new();

    [Theory]
    [InlineData("u1", "u1")]
    [InlineData("U1", "u1")]
    [InlineData("slug-u2", "u2")]
    [InlineData("Basile <BASILE@example.org>", "u2")]
    [InlineData("second@example.net", "u2")]
    [InlineData(" name of U3 ", "u3")]
    public async Task Somebody_is_found_by_id_slug_address_or_name(string who, string id) =>
        Assert.Equal(id, (await _teams.FindAsync(Client(), "slug-o1", who, OperationContext.None)).UserId);

    [Theory]
    [InlineData("nobody", OrgErrorKind.NotFound, "'nobody' is not a member of Org o1 at Made-up. See who is")]
    [InlineData("chloe@example.org", OrgErrorKind.NotFound, "It may be Name of u3 (u3), of whose address only a part is shown")]
    [InlineData(
        "twice@example.org",
        OrgErrorKind.InvalidValue,
        "fits 2 members of Org o1: Name of u4 (u4), Name of u5 (u5). Give the user id."
    )]
    public async Task Who_is_nobody_or_several_is_refused(string who, OrgErrorKind kind, string message)
    {
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => _teams.FindAsync(Client(), "o1", who, OperationContext.None));
        Assert.Equal(kind, error.Kind);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public async Task A_list_is_read_once()
    {
        MadeUpServer server = new(_organization);
        var client = new MadeUpRoleClient(server, "u1");
        foreach (string who in new[] { "u1", "u2", "ada@example.org" })
            await _teams.FindAsync(client, "o1", who, OperationContext.None);
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("editor")]
    public async Task The_last_admin_is_not_taken_away_unless_by_force(string? newRole)
    {
        _organization.Member("u2")!.Role = "editor";
        MadeUpRoleClient client = Client();
        OrganizationMember ada = await _teams.FindAsync(client, "o1", "u1", OperationContext.None);
        await RefusedAsync(OrgErrorKind.LastAdmin, () => _teams.CheckAsync(client, ada, newRole, false, OperationContext.None));
        await RefusedAsync(OrgErrorKind.LastAdmin, () => ChangeAsync(_teams, client, ada, newRole, false));
        Assert.True(_organization.HasAdmin);
        await _teams.CheckAsync(client, ada, newRole, true, OperationContext.None);
        await ChangeAsync(_teams, client, ada, newRole, true);
        Assert.False(_organization.HasAdmin);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("editor")]
    public async Task The_user_of_another_connection_of_the_run_is_not_taken_away_unless_by_force(string? newRole)
    {
        MadeUpServer server = new(_organization);
        var basile = new MadeUpRoleClient(server, "u2");
        var ada = new MadeUpRoleClient(server, "u1");
        await _teams.FindAsync(basile, "o1", "u4", OperationContext.None);
        OrganizationMember member = await _teams.FindAsync(ada, "o1", "u2", OperationContext.None);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            _teams.CheckAsync(ada, member, newRole, false, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.Yourself, error.Kind);
        Assert.Contains("is the user of another connection of this run", error.Message);
        await RefusedAsync(OrgErrorKind.Yourself, () => ChangeAsync(_teams, ada, member, newRole, false));
        await ChangeAsync(_teams, ada, member, newRole, true);
    }

    [Theory]
    [InlineData("u1", null)]
    [InlineData("u1", "editor")]
    [InlineData("u3", null)]
    public async Task The_caller_is_not_taken_away_unless_by_force(string self, string? newRole)
    {
        MadeUpRoleClient client = Client(self);
        OrganizationMember member = await _teams.FindAsync(client, "o1", self, OperationContext.None);
        await RefusedAsync(OrgErrorKind.Yourself, () => _teams.CheckAsync(client, member, newRole, false, OperationContext.None));
        await RefusedAsync(OrgErrorKind.Yourself, () => ChangeAsync(_teams, client, member, newRole, false));
        await ChangeAsync(_teams, client, member, newRole, true);
        Assert.Equal(newRole, _organization.Member(self)?.Role);
    }

    [Fact]
    public async Task Others_and_harmless_changes_are_let_through()
    {
        MadeUpRoleClient client = Client("u1");
        foreach (
            (string who, string? role) in new[]
            {
                ("u2", (string?)null),
                ("u3", "partial_editor"),
                ("u3", "admin"),
                ("u4", null),
                ("u1", "admin"),
            }
        )
        {
            OrganizationMember member = await _teams.FindAsync(client, "o1", who, OperationContext.None);
            await _teams.CheckAsync(client, member, role, false, OperationContext.None);
            await ChangeAsync(_teams, client, member, role, false);
        }
        Assert.Equal(["u1 admin", "u3 admin", "u5 editor"], _organization.Members.Select(member => $"{member.Id} {member.Role}"));
    }

    [Fact]
    public async Task What_the_run_itself_has_changed_counts_also_through_another_connection()
    {
        MadeUpServer server = new(_organization);
        MadeUpRoleClient one = new(server),
            other = new(server);
        OrganizationMember ada = await _teams.FindAsync(one, "o1", "u1", OperationContext.None);
        OrganizationMember basile = await _teams.FindAsync(other, "o1", "u2", OperationContext.None);
        OrganizationMember chloe = await _teams.FindAsync(one, "o1", "u3", OperationContext.None);
        await _teams.RemoveAsync(one, ada, false, OperationContext.None);
        await RefusedAsync(OrgErrorKind.LastAdmin, () => _teams.CheckAsync(other, basile, null, false, OperationContext.None));
        // Who has been made admin meanwhile counts as well.
        await _teams.SetRoleAsync(one, chloe, "admin", false, OperationContext.None);
        await _teams.CheckAsync(other, basile, null, false, OperationContext.None);
        await _teams.RemoveAsync(other, basile, false, OperationContext.None);
        await RefusedAsync(OrgErrorKind.LastAdmin, () => _teams.RemoveAsync(one, chloe, false, OperationContext.None));
        Assert.True(_organization.HasAdmin);
    }

    [Fact]
    public async Task Another_admin_who_has_gone_since_the_list_was_read_is_noticed()
    {
        MadeUpRoleClient client = Client();
        OrganizationMember basile = await _teams.FindAsync(client, "o1", "u2", OperationContext.None);
        _organization.Member("u1")!.Role = "editor";
        await _teams.CheckAsync(client, basile, null, false, OperationContext.None);
        await RefusedAsync(OrgErrorKind.LastAdmin, () => _teams.RemoveAsync(client, basile, false, OperationContext.None));
        await RefusedAsync(OrgErrorKind.LastAdmin, () => _teams.SetRoleAsync(client, basile, "editor", false, OperationContext.None));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("editor")]
    public async Task Many_changes_look_once_and_one_admin_stays(string? newRole)
    {
        // Its own id: another test of this process that changes the same organization would be noticed, as it must be.
        string id = $"many-{newRole}";
        var organization = new MadeUpOrganization(
            id,
            [.. Enumerable.Range(1, 20).Select(i => new MadeUpAccount($"u{i}", "admin", $"p{i}@example.org"))]
        );
        var server = new MadeUpServer(organization);
        var client = new MadeUpRoleClient(server);
        for (int i = 1; i <= 20; i++)
        {
            OrganizationMember member = await _teams.FindAsync(client, id, $"u{i}", OperationContext.None);
            if (i < 20)
                await ChangeAsync(_teams, client, member, newRole, false);
            else
                await RefusedAsync(OrgErrorKind.LastAdmin, () => ChangeAsync(_teams, client, member, newRole, false));
        }
        Assert.Single(organization.Members, member => member.Role == "admin");
        // The list, one look before the first change, and the changes.
        Assert.Equal(2 + 19, server.Requests);
    }

    [Fact]
    public async Task What_another_run_has_changed_meanwhile_is_looked_at()
    {
        var server = new MadeUpServer(_organization);
        _organization.Member("u3")!.Role = "admin";
        var client = new MadeUpRoleClient(server);
        var other = new TeamDirectory();
        OrganizationMember[] members = await Task.WhenAll(
            new[] { "u1", "u2", "u3" }.Select(id => _teams.FindAsync(client, "o1", id, OperationContext.None))
        );
        await _teams.RemoveAsync(client, members[0], false, OperationContext.None);
        await other.RemoveAsync(client, members[1], false, OperationContext.None);
        await RefusedAsync(OrgErrorKind.LastAdmin, () => _teams.RemoveAsync(client, members[2], false, OperationContext.None));
        Assert.True(_organization.HasAdmin);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("editor")]
    public async Task Of_two_admins_taken_away_at_the_same_moment_through_two_connections_one_stays(string? newRole)
    {
        MadeUpServer server = new(_organization);
        TeamDirectory one = new(),
            other = new();
        MadeUpRoleClient first = new(server),
            second = new(server);
        OrganizationMember ada = await one.FindAsync(first, "o1", "u1", OperationContext.None);
        OrganizationMember basile = await other.FindAsync(second, "o1", "u2", OperationContext.None);
        bool hasBegun = false;
        Task meanwhile = Task.CompletedTask;
        server.Before = what =>
        {
            if (!hasBegun && !what.Contains("members"))
            {
                hasBegun = true;
                // The first one has looked and is about to change. As the server answers at once, the second one would look and
                // change before this comes back, if the lock did not hold it.
                meanwhile = ChangeAsync(other, second, basile, newRole, false);
            }
            return Task.CompletedTask;
        };
        await ChangeAsync(one, first, ada, newRole, false);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => meanwhile);
        Assert.Equal(OrgErrorKind.LastAdmin, error.Kind);
        Assert.True(_organization.HasAdmin);
        Assert.Single(server.Done);
    }

    [Fact]
    public async Task A_credential_that_belongs_to_nobody_locks_nobody_out()
    {
        MadeUpRoleClient client = new(new MadeUpServer(_organization), self: null);
        OrganizationMember chloe = await _teams.FindAsync(client, "o1", "u3", OperationContext.None);
        await _teams.CheckAsync(client, chloe, null, false, OperationContext.None);
    }

    [Fact]
    public async Task Who_has_declined_is_told_with_the_date_unless_in_or_invited_anew()
    {
        _organization
            .With("d1", "invitation", "refused", "editor", "lou@example.net")
            .With("d2", "invitation", "refused", "editor", "ada@example.org")
            .With("d3", "invitation", "refused", "editor", "mia@example.net")
            .With("i3", "invitation", "pending", "editor", "mia@example.net");
        MadeUpRoleClient client = Client();
        MemberInviteResult? lou = await DeclinedAsync(client, "LOU@example.net");
        Assert.Equal(
            (InviteOutcome.Declined, "d1", "o1", "Declined the invitation of 2026-03-04."),
            (lou!.Outcome, lou.Id, lou.OrganizationId, lou.Error)
        );
        Assert.Null(await DeclinedAsync(client, "ada@example.org"));
        Assert.Null(await DeclinedAsync(client, "mia@example.net"));
        Assert.Null(await DeclinedAsync(client, "new@example.net"));
        // What cannot be told is not a reason to refuse.
        Assert.Null(await DeclinedAsync(new MadeUpClient(new MadeUpServer(_organization)), "lou@example.net"));
        MadeUpServer forbids = new(_organization) { Fails = _ => new OrgException(OrgErrorKind.Forbidden, "no") };
        Assert.Null(await DeclinedAsync(new MadeUpRoleClient(forbids), "lou@example.net"));
    }

    [Fact]
    public void An_address_is_sent_in_its_one_form_or_refused_with_the_row()
    {
        Assert.Equal("ada@xn--bcher-kva.example", _teams.CheckAddress("Row 3", "Ada <ada@b\u00fccher.example>"));
        OrgException error = Assert.Throws<OrgException>(() => _teams.CheckAddress("Row 3", "nowhere"));
        Assert.Equal((OrgErrorKind.ValidationFailed, "Row 3: 'nowhere' is no e-mail address."), (error.Kind, error.Message));
    }

    private MadeUpRoleClient Client(string? self = null) => new(new MadeUpServer(_organization), self);

    private Task<MemberInviteResult?> DeclinedAsync(MadeUpClient client, string email) =>
        _teams.DeclinedAsync(client, "o1", new MemberInvitation { Email = email }, OperationContext.None);

    private static Task ChangeAsync(ITeams teams, IOrgClient client, OrganizationMember member, string? newRole, bool force) =>
        newRole is null
            ? teams.RemoveAsync(client, member, force, OperationContext.None)
            : teams.SetRoleAsync(client, member, newRole, force, OperationContext.None);

    private static async Task RefusedAsync(OrgErrorKind kind, System.Func<Task> change) =>
        Assert.Equal(kind, (await Assert.ThrowsAsync<OrgException>(change)).Kind);
}
