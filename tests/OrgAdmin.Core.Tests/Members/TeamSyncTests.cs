using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Core.Members;
using OrgAdmin.Teams;
using Xunit;

namespace OrgAdmin.Core.Tests.Members;

/// <summary>A list is carried out: everything is read first, in a safe order, and each row ends once.</summary>
public sealed class TeamSyncTests
{
    private static readonly TeamOptions Prune = new() { Prune = true };

    // A connection that could not be found.
    private static readonly TeamPlace NoPlace = new("none", "", null);

    [Fact]
    public async Task Who_comes_in_comes_first_and_who_goes_goes_last_and_oneself_after_everybody()
    {
        MadeUpServer server = new(
            Organization("o1", "u1 admin", "u2 admin", "u3 editor", "u4 editor", "u5 editor", "u6 admin", "u7 editor", "u8 editor")
        );
        var host = new RecordingHost();
        await SyncAsync(
            new MadeUpRoleClient(server, "u1"),
            host,
            new TeamOptions { Prune = true, KeepSelf = false },
            User("u1", "editor"),
            User("u2", "editor"),
            User("u4", "partial_editor"),
            User("u3", "admin"),
            Row("new@example.org"),
            User("u3", "admin"),
            User("u7"),
            User("u8")
        );
        Assert.Equal(
            [
                "o1: invite new@example.org",
                "o1: role u3 admin",
                "o1: role u4 partial_editor",
                "o1: role u2 editor",
                "o1: role u1 editor",
                "o1: remove u5",
                "o1: remove u6",
            ],
            server.Done
        );
        // Told in the order of the input, removals after the rows.
        Assert.Equal(
            [
                "row 1: RoleChanged",
                "row 2: RoleChanged",
                "row 3: RoleChanged",
                "row 4: RoleChanged",
                "row 5: Invited",
                "row 6: Unchanged",
                "row 7: Unchanged",
                "row 8: Unchanged",
                "u5: Removed",
                "u6: Removed",
            ],
            host.Told
        );
        Assert.Equal(
            ("o1", "Org o1", "editor", "admin", "Name of u1"),
            (
                host.Results[0].OrganizationId,
                host.Results[0].OrganizationName,
                host.Results[0].Role,
                host.Results[0].PreviousRole,
                host.Results[0].Name
            )
        );
        Assert.Contains("Remove member: Name of u6 in Org o1", host.Asked);
    }

    [Fact]
    public async Task The_second_time_there_is_nothing_to_do()
    {
        MadeUpServer server = new(
            Organization("o1", "u1 admin", "u2 editor", "u3 editor").With("i1", "invitation", "pending", "editor", "lou@example.net")
        );
        TeamRow[] rows = [User("u1"), User("u2", "admin"), Row("new@example.org", "editor"), Row("lou@example.net", "admin")];
        await SyncAsync(new MadeUpRoleClient(server, "u1"), new RecordingHost(), Prune, rows);
        Assert.Equal(
            [
                "o1: invite new@example.org editor",
                "o1: revoke i1",
                "o1: invite lou@example.net admin",
                "o1: role u2 admin",
                "o1: remove u3",
            ],
            server.Done
        );
        server.Done.Clear();
        var again = new RecordingHost();
        await SyncAsync(new MadeUpRoleClient(server, "u1"), again, Prune, rows);
        Assert.Empty(server.Done);
        Assert.Empty(again.Asked);
        Assert.Equal(["row 1: Unchanged", "row 2: Unchanged", "row 3: AlreadyPending", "row 4: AlreadyPending"], again.Told);
    }

    [Fact]
    public async Task Nothing_is_sent_where_nothing_is_agreed_to_and_nothing_is_told_of_that()
    {
        MadeUpServer server = new(
            Organization("o1", "u1 admin", "u2 editor", "u3 editor").With("i1", "invitation", "pending", "editor", "lou@example.net")
        );
        var host = new RecordingHost { Agrees = _ => false };
        await SyncAsync(
            new MadeUpRoleClient(server, "u1"),
            host,
            Prune,
            User("u1"),
            User("u2", "admin"),
            Row("new@example.org", "editor"),
            Row("lou@example.net", "admin"),
            Row("NEW@example.org", "editor")
        );
        Assert.Empty(server.Done);
        Assert.Equal(["row 1: Unchanged"], host.Told);
        Assert.Equal(
            [
                "Invite as editor: new@example.org to Org o1",
                "Take back the invitation as editor, and invite as admin: lou@example.net to Org o1",
                "Set role admin: Name of u2 in Org o1",
                "Remove member: Name of u3 in Org o1",
            ],
            host.Asked
        );
    }

    [Fact]
    public async Task What_fails_stops_the_removals_of_its_organization_and_of_no_other()
    {
        MadeUpServer server = new(Organization("o1", "u1 admin", "u2 editor"), Organization("o2", "u1 admin", "u3 editor"))
        {
            Fails = what => what == "o1: invite bad@example.org" ? Refused() : null,
        };
        var host = new RecordingHost();
        await SyncAsync(
            new MadeUpRoleClient(server, "u1"),
            host,
            Prune,
            User("u1"),
            Row("bad@example.org"),
            User("u1", organization: "o2")
        );
        Assert.Equal(["o2: remove u3"], server.Done);
        Assert.Equal(["row 1: Unchanged", "row 2: Failed ! ValidationFailed", "row 3: Unchanged", "u3: Removed"], host.Told);
        Assert.Equal("email: no", host.Results[1].Error);
        Assert.Contains("Nobody more is removed from Org o1", Assert.Single(host.Warnings));
    }

    [Fact]
    public async Task A_removal_that_fails_stops_the_further_ones()
    {
        MadeUpServer server = new(Organization("o1", "u1 admin", "u2 editor", "u3 editor"))
        {
            Fails = what => what == "o1: remove u2" ? Refused() : null,
        };
        var host = new RecordingHost();
        await SyncAsync(new MadeUpRoleClient(server, "u1"), host, Prune, User("u1"));
        Assert.Empty(server.Done);
        Assert.Equal(["row 1: Unchanged", "u2: Failed ! ValidationFailed"], host.Told);
    }

    [Theory]
    [InlineData("problem")]
    [InlineData("no organization")]
    [InlineData("no connection")]
    [InlineData("unknown organization")]
    [InlineData("unusable")]
    [InlineData("role that cannot be given")]
    public async Task Nobody_is_removed_anywhere_where_any_row_is_lost(string how)
    {
        MadeUpServer server = new(Organization("o1", "u1 admin", "u2 editor"), Organization("o2", "u1 admin", "u3 editor"));
        var client = new MadeUpClient(server, "u1");
        TeamRow lost = how switch
        {
            "problem" => new TeamRow { Problem = new OrgException(OrgErrorKind.InvalidValue, "a cell is missing") },
            "no organization" => Row("x@example.org", organization: " "),
            "no connection" => new TeamRow
            {
                OrganizationId = "o2",
                UserId = "u3",
                Place = NoPlace,
            },
            "unknown organization" => User("u3", organization: "o3"),
            "unusable" => Row("nowhere", organization: "o2"),
            _ => User("u1", "editor", "o2"),
        };
        var host = new RecordingHost();
        await SyncAsync(client, host, new TeamOptions { Prune = true, Force = true }, User("u1"), lost);
        Assert.Empty(server.Done);
        Assert.Contains(host.Warnings, warning => warning.StartsWith("Nobody is removed from Org o1, because not every row"));
        Assert.Equal("row 1: Unchanged", host.Told.Single(told => told.StartsWith("row 1")));
        Assert.StartsWith("row 2: Failed", host.Told.Single(told => told.StartsWith("row 2")));
        Assert.Single(host.Errors);
    }

    [Fact]
    public async Task Nobody_is_removed_where_an_address_has_lost_a_letter()
    {
        MadeUpServer server = new(Organization("o1", "u1 admin", "u2 editor"));
        var host = new RecordingHost();
        await SyncAsync(
            new MadeUpClient(server, "u1"),
            host,
            new TeamOptions { Prune = true, Force = true },
            User("u1"),
            Row("chlo?@example.org", "editor")
        );
        Assert.DoesNotContain(server.Done, done => done.Contains("remove"));
        Assert.Contains(host.Warnings, warning => warning.StartsWith("Nobody is removed from Org o1, because an address in the list has"));
    }

    [Fact]
    public async Task An_invitation_that_is_taken_back_and_cannot_be_sent_anew_is_said_to_be_gone()
    {
        MadeUpServer server = new(
            Organization("o1", "u1 admin", "u2 editor").With("i1", "invitation", "pending", "editor", "lou@example.net")
        )
        {
            Fails = what => what.StartsWith("o1: invite") ? Refused() : null,
        };
        var host = new RecordingHost();
        await SyncAsync(new MadeUpRoleClient(server, "u1"), host, Prune, User("u1"), Row("lou@example.net", "admin"));
        Assert.Equal(["o1: revoke i1"], server.Done);
        Assert.Equal(["row 1: Unchanged", "row 2: Failed ! ValidationFailed"], host.Told);
        foreach (string text in new[] { host.Results[1].Error!, host.Errors[0].Message })
        {
            Assert.Contains("email: no", text);
            Assert.Contains("The earlier invitation, as editor, has been taken back", text);
        }
        // And the same line again mends it.
        server.Fails = _ => null;
        await SyncAsync(
            new MadeUpRoleClient(server, "u1"),
            new RecordingHost(),
            new TeamOptions(),
            User("u1"),
            Row("lou@example.net", "admin")
        );
        Assert.Equal(["o1: revoke i1", "o1: invite lou@example.net admin"], server.Done);
    }

    [Fact]
    public async Task An_invitation_that_is_taken_back_from_who_is_a_member_already_is_said_to_be_gone()
    {
        // The server knows the second address of a member, and shows the first one only.
        MadeUpOrganization organization = Organization("o1", "u1 admin", "u2 editor")
            .With("i1", "invitation", "pending", "editor", "second@example.net");
        organization.Members[1] = new MadeUpAccount("u2", "editor", "u2@example.org", "second@example.net") { Shows = Shows.Part };
        var host = new RecordingHost();
        await SyncAsync(
            new MadeUpRoleClient(new MadeUpServer(organization), "u1"),
            host,
            new TeamOptions(),
            User("u1"),
            Row("second@example.net", "admin")
        );
        Assert.Equal(["row 1: Unchanged", "row 2: AlreadyMember"], host.Told);
        Assert.Contains("The earlier invitation, as editor, has been taken back.", Assert.Single(host.Warnings));
    }

    [Fact]
    public async Task No_lock_is_left_behind()
    {
        MadeUpServer server = new(Organization("o-locked", "u1 admin", "u2 editor"));
        var client = new MadeUpRoleClient(server, "u1", "https://locks.example.org/v1");
        using (await OrganizationLocks.EnterAsync(client, "o-locked", CancellationToken.None))
        {
            using var impatient = new CancellationTokenSource();
            Task<IDisposable> waiting = OrganizationLocks.EnterAsync(client, "O-LOCKED", impatient.Token);
            Assert.False(waiting.IsCompleted);
            Assert.True(OrganizationLocks.Has(client, "o-locked"));
            impatient.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }
        Assert.False(OrganizationLocks.Has(client, "o-locked"));
    }

    [Fact]
    public async Task An_invitation_that_cannot_be_taken_back_stays_as_it_is()
    {
        MadeUpServer server = new(Organization("o1", "u1 admin").With("i1", "invitation", "pending", "editor", "lou@example.net"))
        {
            Fails = what => what.StartsWith("o1: revoke") ? Refused() : null,
        };
        var host = new RecordingHost();
        await SyncAsync(new MadeUpRoleClient(server), host, Prune, Row("lou@example.net", "admin"));
        Assert.Empty(server.Done);
        Assert.DoesNotContain("taken back", Assert.Single(host.Results).Error);
    }

    [Fact]
    public async Task The_first_error_ends_the_run_where_that_is_wanted_and_everything_done_is_told_before_it()
    {
        MadeUpServer server = new(Organization("o1", "u1 admin", "u2 editor", "u3 editor"))
        {
            Fails = what => what == "o1: role u2 admin" ? Refused() : null,
        };
        var host = new RecordingHost { StopsAtError = true };
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            SyncAsync(
                new MadeUpRoleClient(server, "u1"),
                host,
                Prune,
                User("u1"),
                User("u2", "admin"),
                Row("new@example.org"),
                User("u3", "partial_editor")
            )
        );
        Assert.Equal("email: no", error.ServerMessage);
        Assert.Equal(["o1: invite new@example.org"], server.Done);
        // Each once, and no error besides: the one that ends the run is thrown.
        Assert.Equal(["row 1: Unchanged", "row 2: Failed", "row 3: Invited"], host.Told);
    }

    [Fact]
    public async Task A_removal_that_fails_ends_the_run_the_same_way()
    {
        MadeUpServer server = new(Organization("o1", "u1 admin", "u2 editor", "u3 editor"))
        {
            Fails = what => what == "o1: remove u3" ? Refused() : null,
        };
        var host = new RecordingHost { StopsAtError = true };
        await Assert.ThrowsAsync<OrgException>(() => SyncAsync(new MadeUpRoleClient(server, "u1"), host, Prune, User("u1")));
        Assert.Equal(["row 1: Unchanged", "u2: Removed", "u3: Failed"], host.Told);
    }

    [Fact]
    public async Task A_row_that_could_not_be_read_ends_the_run_before_anything_is_asked()
    {
        MadeUpServer server = new(Organization("o1", "u1 admin"));
        var host = new RecordingHost { StopsAtError = true };
        await Assert.ThrowsAsync<OrgException>(() =>
            SyncAsync(
                new MadeUpRoleClient(server, "u1"),
                host,
                Prune,
                Row("new@example.org"),
                new TeamRow { Problem = new OrgException(OrgErrorKind.InvalidValue, "no") }
            )
        );
        Assert.Equal(0, server.Requests);
        Assert.Equal(["row 2: Failed"], host.Told);
    }

    [Fact]
    public async Task A_refused_credential_ends_the_run_even_where_errors_do_not()
    {
        MadeUpServer server = new(Organization("o1", "u1 admin"))
        {
            Fails = what => what.Contains("invite b@") ? new OrgException(OrgErrorKind.Unauthorized, "no more") : null,
        };
        var host = new RecordingHost();
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            SyncAsync(
                new MadeUpRoleClient(server, "u1"),
                host,
                new TeamOptions(),
                Row("a@example.org"),
                Row("b@example.org"),
                Row("c@example.org")
            )
        );
        Assert.Equal(OrgErrorKind.Unauthorized, error.Kind);
        Assert.Equal(["row 1: Invited", "row 2: Failed"], host.Told);
        Assert.Equal(["o1: invite a@example.org"], server.Done);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_that_cannot_be_read_is_one_error_and_not_one_a_row(bool stops)
    {
        MadeUpServer server = new(Organization("o1", "u1 admin"), Organization("o2", "u1 admin"))
        {
            Fails = what => what == "o2: members" ? new OrgException(OrgErrorKind.ServerError, "down") : null,
        };
        var host = new RecordingHost { StopsAtError = stops };
        await SyncAsync(
            new MadeUpRoleClient(server, "u1"),
            host,
            new TeamOptions(),
            Row("a@example.org", organization: "o2"),
            Row("b@example.org", organization: "o1"),
            Row("c@example.org", organization: "o2")
        );
        Assert.Equal(
            stops
                ? ["row 1: Failed", "row 3: Failed", "o2 ! ServerError"]
                : ["row 1: Failed", "o2 ! ServerError", "row 2: Invited", "row 3: Failed"],
            host.Told
        );
        Assert.Equal(stops ? [] : ["o1: invite b@example.org"], server.Done);
    }

    [Fact]
    public async Task More_than_the_guard_allows_is_refused_whole_as_one_error_of_the_organization()
    {
        MadeUpServer server = new(
            Organization("o1", "u1 admin", "u2 editor", "u3 editor", "u4 editor", "u5 editor", "u6 editor"),
            Organization("o2", "u1 admin", "u3 editor")
        );
        var host = new RecordingHost();
        await SyncAsync(
            new MadeUpRoleClient(server, "u1"),
            host,
            new TeamOptions { Prune = true, Force = true },
            User("u1"),
            Row("new@example.org"),
            User("u1", organization: "o2")
        );
        Assert.Equal(["o2: remove u3"], server.Done);
        Assert.Equal(["row 1: Refused", "row 2: Refused", "o1 ! TooManyRemovals", "row 3: Unchanged", "u3: Removed"], host.Told);
        Assert.Contains("5 of 6 members", host.Errors.Single().Message);
        Assert.DoesNotContain(host.Asked, asked => asked.Contains("o1"));
    }

    [Fact]
    public async Task One_organization_by_its_id_and_by_its_slug_is_one()
    {
        MadeUpServer server = new(Organization("o1", "u1 admin", "u2 editor", "u3 editor"));
        var host = new RecordingHost();
        await SyncAsync(
            new MadeUpRoleClient(server, "u1"),
            host,
            Prune,
            User("u1"),
            User("u2", "owner", "slug-o1"),
            User("u2", "OWNER", "O1")
        );
        Assert.Equal(["o1: role u2 owner", "o1: remove u3"], server.Done);
        Assert.Equal(["row 1: Unchanged", "row 2: RoleChanged", "row 3: Unchanged", "u3: Removed"], host.Told);
    }

    [Fact]
    public async Task One_organization_by_two_addresses_keeps_whom_either_half_names()
    {
        MadeUpServer server = new(Organization("o1", "u1 admin", "u2 editor", "u3 editor", "u4 editor"));
        var host = new RecordingHost();
        var one = new TeamPlace("one", "https://api.example.org/v1", new MadeUpRoleClient(server));
        var other = new TeamPlace("other", "https://API.example.org:443/v1/", new MadeUpRoleClient(server));
        TeamRow[] rows =
        [
            new()
            {
                Number = 1,
                Place = one,
                OrganizationId = "o1",
                UserId = "u1",
            },
            new()
            {
                Number = 2,
                Place = one,
                OrganizationId = "o1",
                UserId = "u2",
            },
            new()
            {
                Number = 3,
                Place = other,
                OrganizationId = "slug-o1",
                Email = "u3@example.org",
            },
        ];
        await new TeamDirectory().SyncAsync(rows, Prune, host, OperationContext.None);
        // Who is in neither half goes once.
        Assert.Equal(["o1: remove u4"], server.Done);
        Assert.Equal(["row 1: Unchanged", "row 2: Unchanged", "row 3: Unchanged", "u4: Removed"], host.Told);
    }

    [Theory]
    [InlineData("https://api.example.org/v1")]
    [InlineData("https://API.example.org:443/v1/")]
    public async Task Nobody_whose_connection_is_in_the_list_is_locked_out_by_the_rows_of_another(string endpoint)
    {
        MadeUpServer server = new(Organization("o1", "u1 admin", "u2 admin", "u3 editor"));
        var other = new TeamPlace("other", endpoint, new MadeUpRoleClient(server, "u2"));
        TeamRow[] rows =
        [
            User("u1"),
            new()
            {
                Place = other,
                OrganizationId = "slug-o1",
                UserId = "u1",
            },
        ];
        await SyncAsync(new MadeUpRoleClient(server, "u1"), new RecordingHost(), Prune, rows);
        Assert.Equal(["o1: remove u3"], server.Done);
        // Unless that is meant.
        await SyncAsync(new MadeUpRoleClient(server, "u1"), new RecordingHost(), new TeamOptions { Prune = true, KeepSelf = false }, rows);
        Assert.Equal(["o1: remove u3", "o1: remove u2"], server.Done);
    }

    [Fact]
    public async Task A_member_whom_only_the_server_knows_by_the_address_is_not_removed()
    {
        var hidden = new MadeUpAccount("u2", "editor", "u2@example.org", "second@example.net") { Shows = Shows.Part };
        MadeUpServer server = new(new MadeUpOrganization("o1", new MadeUpAccount("u1", "admin", "u1@example.org"), hidden));
        var host = new RecordingHost();
        await SyncAsync(new MadeUpRoleClient(server, "u1"), host, Prune, User("u1"), Row("second@example.net", "admin"));
        Assert.NotNull(server.Organizations[0].Member("u2"));
        Assert.Equal(["row 1: Unchanged", "row 2: AlreadyMember"], host.Told);
        Assert.Contains("Give the row the UserId", host.Warnings[0]);
        Assert.Contains("Nobody more is removed", host.Warnings[1]);
    }

    [Fact]
    public async Task Who_has_declined_is_not_invited_again_and_who_asks_is_not_invited_at_all()
    {
        MadeUpOrganization organization = Organization("o1", "u1 admin")
            .With("d1", "invitation", "refused", "editor", "lou@example.net")
            .With("d2", "invitation", "refused", "editor", "ka***@example.net", "u20")
            .With("r1", "request", "pending", "editor", null, "u7");
        MadeUpServer server = new(organization);
        TeamRow[] rows = [Row("lou@example.net"), Row("karim@example.net"), User("u7", "admin")];
        var host = new RecordingHost();
        await SyncAsync(new MadeUpRoleClient(server, "u1"), host, new TeamOptions(), rows);
        Assert.Empty(server.Done);
        Assert.Equal(["row 1: Declined", "row 2: Declined", "row 3: AlreadyPending"], host.Told);
        Assert.Equal("Declined the invitation of 2026-03-04.", host.Results[0].Error);
        Assert.Equal("Name of u20, who it may be, declined the invitation of 2026-03-04.", host.Results[1].Error);
        Assert.Contains(host.Warnings, warning => warning.Contains("Approve-MembershipRequest o1 r1"));
        await SyncAsync(new MadeUpRoleClient(server, "u1"), host, new TeamOptions { IncludeDeclined = true }, rows);
        Assert.Equal(["o1: invite lou@example.net", "o1: invite karim@example.net"], server.Done);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_last_admins_stay_where_another_one_has_gone_since_the_list_was_read(int least)
    {
        MadeUpOrganization organization = Organization("o1", "u1 admin", "u2 admin", "u3 editor", "u4 editor");
        TeamRow[] rows = [User("u1"), User("u3")];
        if (least == 2)
        {
            organization.Members.Add(new MadeUpAccount("u5", "admin", "u5@example.org"));
            rows = [.. rows, User("u5")];
        }
        MadeUpServer server = new(organization);
        int asked = 0;
        var host = new RecordingHost
        {
            Agrees = action =>
            {
                // After the first removal, so that having looked once is not enough.
                if (action.StartsWith("Remove member", StringComparison.Ordinal) && ++asked == 2)
                    organization.Member("u1")!.Role = "editor";
                return true;
            },
        };
        await SyncAsync(new MadeUpRoleClient(server), host, new TeamOptions { Prune = true, MinimumAdmin = least }, rows);
        Assert.Equal(["o1: remove u4"], server.Done);
        Assert.Equal("u2: Failed ! LastAdmin", host.Told.Last());
        Assert.DoesNotContain("or use -Force", host.Errors[0].Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_runs_that_each_take_another_admin_away_at_the_same_moment_one_does(bool isRemoval)
    {
        MadeUpOrganization organization = Organization("o1", "u1 admin", "u2 admin", "u3 editor");
        MadeUpServer server = new(organization);
        Task TakeAsync(string leaving, string staying) =>
            SyncAsync(
                new MadeUpRoleClient(server),
                new RecordingHost(),
                new TeamOptions { Prune = isRemoval },
                isRemoval ? [User(staying), User("u3")] : [User(leaving, "editor")]
            );
        bool hasBegun = false;
        Task meanwhile = Task.CompletedTask;
        server.Before = what =>
        {
            if (!hasBegun && (what.Contains("remove") || what.Contains("role")))
            {
                hasBegun = true;
                // As the server answers at once, all of the second run would happen here, if the lock did not hold it.
                meanwhile = TakeAsync("u1", "u2");
            }
            return Task.CompletedTask;
        };
        await TakeAsync("u2", "u1");
        await meanwhile;
        Assert.Equal([isRemoval ? "o1: remove u2" : "o1: role u2 editor"], server.Done);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("editor")]
    public async Task What_fails_or_is_refused_through_one_connection_stops_the_removals_through_the_other(string? role)
    {
        MadeUpServer server = new(Organization("o1", "u1 admin", "u2 admin", "u3 editor", "u4 editor"))
        {
            Fails = what => what == "o1: invite bad@example.org" ? Refused() : null,
        };
        var other = new TeamPlace("other", "https://API.example.org:443/v1/", new MadeUpRoleClient(server));
        await SyncAsync(
            new MadeUpRoleClient(server),
            new RecordingHost(),
            new TeamOptions { Prune = true, MinimumAdmin = 2 },
            User("u1"),
            role is null ? Row("bad@example.org") : User("u2", role),
            new TeamRow
            {
                Place = other,
                OrganizationId = "o1",
                UserId = "u3",
            },
            new TeamRow
            {
                Place = other,
                OrganizationId = "o1",
                UserId = "u2",
            }
        );
        Assert.Empty(server.Done);
    }

    [Fact]
    public async Task Who_hands_over_to_somebody_whose_promotion_fails_stays_admin()
    {
        MadeUpServer server = new(Organization("o1", "u1 admin", "u2 editor"))
        {
            Fails = what => what == "o1: role u2 admin" ? Refused() : null,
        };
        var host = new RecordingHost();
        await SyncAsync(new MadeUpRoleClient(server), host, new TeamOptions(), User("u1", "editor"), User("u2", "admin"));
        Assert.Empty(server.Done);
        Assert.Equal(["row 1: Failed ! LastAdmin", "row 2: Failed ! ValidationFailed"], host.Told);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task So_many_organizations_are_changed_at_once_and_in_each_one_thing_at_a_time(int limit)
    {
        string[] names = ["o1", "o2", "o3", "o4", "o5"];
        int now = 0,
            most = 0;
        var busy = new HashSet<string>();
        var full = new TaskCompletionSource<bool>();
        MadeUpServer server = new([.. names.Select(name => Organization(name, "u1 admin"))]);
        server.Before = async what =>
        {
            if (!what.Contains("invite"))
                return;
            string organization = what.Split(':')[0];
            lock (busy)
            {
                Assert.True(busy.Add(organization), "two changes of one organization at once");
                most = Math.Max(most, ++now);
                if (now == limit)
                    full.TrySetResult(true);
            }
            // As many as may be are in flight before the first one ends.
            await full.Task;
            await Task.Yield();
            lock (busy)
            {
                busy.Remove(organization);
                now--;
            }
        };
        TeamRow[] rows = [.. names.SelectMany(name => new[] { Row("a@example.org", null, name), Row("b@example.org", null, name) })];
        var host = new RecordingHost();
        await SyncAsync(new MadeUpRoleClient(server, "u1"), host, new TeamOptions { ThrottleLimit = limit }, rows);
        Assert.Equal(limit, most);
        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"row {i}: Invited"), host.Told);
    }

    [Fact]
    public async Task What_is_in_flight_when_the_run_ends_is_told_as_well()
    {
        MadeUpServer server = new(Organization("o1", "u1 admin"), Organization("o2", "u1 admin"));
        var began = new TaskCompletionSource<bool>();
        var failed = new TaskCompletionSource<bool>();
        server.Fails = what => what.StartsWith("o1: invite") && failed.TrySetResult(true) ? Refused() : null;
        var host = new RecordingHost { StopsAtError = true };
        server.Before = async what =>
        {
            if (what.StartsWith("o1: invite"))
                await began.Task;
            if (!what.StartsWith("o2: invite"))
                return;
            began.SetResult(true);
            await failed.Task;
        };
        await Assert.ThrowsAsync<OrgException>(() =>
            SyncAsync(
                new MadeUpRoleClient(server, "u1"),
                host,
                new TeamOptions { ThrottleLimit = 2 },
                Row("x@example.org"),
                Row("a@example.org", organization: "o2")
            )
        );
        Assert.Equal(["row 1: Failed", "row 2: Invited"], host.Told);
        Assert.Equal(["o2: invite a@example.org"], server.Done);
    }

    private static OrgException Refused() =>
        new(OrgErrorKind.ValidationFailed, "Made-up refused the request: email: no") { ServerMessage = "email: no" };

    private static MadeUpOrganization Organization(string id, params string[] members) =>
        new(
            id,
            [
                .. members.Select(member => new MadeUpAccount(
                    member.Split(' ')[0],
                    member.Split(' ')[1],
                    member.Split(' ')[0] + "@example.org"
                )),
            ]
        );

    private static TeamRow Row(string email, string? role = null, string organization = "o1") =>
        new()
        {
            OrganizationId = organization,
            Email = email,
            Role = role,
        };

    private static TeamRow User(string id, string? role = null, string organization = "o1") =>
        new()
        {
            OrganizationId = organization,
            UserId = id,
            Role = role,
        };

    // Rows are numbered by their place, and are about the client, unless they say otherwise.
    private static Task SyncAsync(MadeUpClient client, ITeamHost host, TeamOptions options, params TeamRow[] rows)
    {
        var place = new TeamPlace("test", client.Endpoint.AbsoluteUri, client);
        return new TeamDirectory().SyncAsync(
            [
                .. rows.Select(
                    (row, i) =>
                        new TeamRow
                        {
                            Number = i + 1,
                            Place = row.Place ?? place,
                            OrganizationId = row.OrganizationId,
                            Email = row.Email,
                            UserId = row.UserId,
                            Role = row.Role,
                            Problem = row.Problem,
                        }
                ),
            ],
            options,
            host,
            OperationContext.None
        );
    }
}
