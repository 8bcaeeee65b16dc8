using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.Members;
using OrgAdmin.Teams;
using Xunit;

namespace OrgAdmin.Core.Tests.Members;

/// <summary>
/// What a list of people becomes: each row its step, a removal for whoever is surely not in it, and what speaks against it.
/// </summary>
public sealed class TeamPlannerTests
{
    private static readonly OrganizationMember Ada = Member("u1", "Ada", "admin", "ada@example.org");
    private static readonly OrganizationMember Basile = Member("u2", "Basile", "admin", "basile@example.org");
    private static readonly OrganizationMember Chloe = Member("u3", "Chloe", "editor", "chloe@example.org");
    private static readonly OrganizationMember Driss = Member("u4", "Driss", "editor", "driss@example.org");

    [Theory]
    [InlineData("ADA@example.org", null, "admin", "Keep")]
    [InlineData("ada@example.org", null, null, "Keep")]
    [InlineData(null, "u3", "admin", "SetRole")]
    [InlineData("chloe@example.org", "u3", "partial_editor", "SetRole")]
    [InlineData("new@example.org", null, "editor", "Invite")]
    [InlineData(null, "u9", "editor", "Invite")]
    [InlineData("lou@example.net", null, "editor", "Wait")]
    [InlineData("LOU@example.net", null, null, "Wait")]
    [InlineData("lou@example.net", null, "admin", "InviteAnew")]
    [InlineData(null, "u7", "admin", "Wait")]
    [InlineData("nowhere", null, "editor", "Refuse")]
    [InlineData("no@example.net", null, "editor", "Declined")]
    public void A_row_becomes_a_step(string? email, string? userId, string? role, string action)
    {
        TeamPlan plan = Plan(
            [
                new TeamRow
                {
                    Number = 1,
                    Email = email,
                    UserId = userId,
                    Role = role,
                },
            ],
            requests:
            [
                Request("i1", "lou@example.net"),
                Request("i2", null, "u7", "request"),
                Request("i3", "no@example.net", status: "refused"),
            ]
        );
        Assert.Equal(action, Assert.Single(plan.Rows).Action.ToString());
        Assert.Empty(plan.Removals);
        Assert.Null(plan.Refusal);
    }

    [Fact]
    public void Who_has_declined_is_invited_again_if_that_is_asked_for() =>
        Assert.Equal(
            TeamAction.Invite,
            Plan(
                [Row(1, "no@example.net")],
                new TeamOptions { IncludeDeclined = true },
                requests: [Request("i3", "no@example.net", status: "refused")]
            )
                .Rows[0]
                .Action
        );

    [Fact]
    public void The_same_person_twice_is_once_where_the_rows_agree()
    {
        TeamPlan plan = Plan([
            Row(1, "new@example.org", "editor"),
            Row(2, "NEW@example.org", "Editor"),
            Row(3, "chloe@example.org", "admin"),
            User(4, "u3", "admin"),
        ]);
        Assert.Equal([TeamAction.Invite, TeamAction.Repeat, TeamAction.SetRole, TeamAction.Repeat], plan.Rows.Select(step => step.Action));
        Assert.Same(plan.Rows[0], plan.Rows[1].First);
        Assert.True(plan.Rows[3].Turn > plan.Rows[2].Turn, "what the first row became is not known yet");
    }

    [Fact]
    public void Nobody_is_removed_unless_that_is_asked_for() => Assert.Empty(Plan([Row(1, "ada@example.org")]).Removals);

    [Fact]
    public void Prune_removes_whoever_is_not_in_the_list_and_says_whose_invitation_stays()
    {
        TeamPlan plan = Plan(
            [Row(1, "ada@example.org"), Row(2, "new@example.org"), Row(3, "moira@example.org")],
            new TeamOptions { Prune = true },
            requests:
            [
                Request("i1", "lou@example.net"),
                Request("i2", "new@example.org"),
                Request("i3", "mo***@example.org"),
                Request("i4", null, "u7", "request"),
            ]
        );
        Assert.Equal([Basile, Chloe], plan.Removals.Select(step => step.Member));
        Assert.Equal(
            "Not in the list, but invited to Org: lou@example.net. Who accepts "
                + "becomes a member; Revoke-MemberInvite takes an invitation back.",
            Assert.Single(plan.Warnings)
        );
    }

    [Fact]
    public void Prune_removes_nobody_for_a_reason_of_the_run_and_nobody_whom_another_list_names()
    {
        TeamPlan plan = Plan([Row(1, "ada@example.org")], new TeamOptions { Prune = true, Force = true }, why: "of something");
        Assert.Empty(plan.Removals);
        Assert.Equal("Nobody is removed from Org, because of something. -Force does not change that.", Assert.Single(plan.Warnings));
        Assert.Equal(
            [Chloe],
            Plan([Row(1, "ada@example.org")], new TeamOptions { Prune = true }, elsewhere: [Basile]).Removals.Select(step => step.Member)
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Prune_refuses_a_list_in_which_no_member_is_even_by_force(bool withHidden)
    {
        OrganizationMember[] members = withHidden ? [Ada, Basile, Member("u9", "X", "editor", null)] : [Ada, Basile];
        TeamPlan plan = Plan([Row(1, "x@example.com")], new TeamOptions { Prune = true, Force = true }, members);
        Assert.Empty(plan.Removals);
        Assert.StartsWith(
            "Nobody in the list is a member of Org: it may be the list of another organization",
            plan.RemovalProblem!.Message
        );
    }

    [Fact]
    public void A_masked_match_blocks_the_invitation_and_the_removal_and_says_so()
    {
        OrganizationMember adele = Member("u5", "Adele", "editor", "ad***@example.org");
        TeamPlan plan = Plan(
            [Row(1, "adam@example.org", "editor"), Row(2, "basile@example.org")],
            new TeamOptions { Prune = true },
            [Ada, Basile, adele, Chloe]
        );
        Assert.Equal([TeamAction.Possible, TeamAction.Keep], plan.Rows.Select(step => step.Action));
        Assert.Equal([Ada, Chloe], plan.Removals.Select(step => step.Member));
        Assert.Equal(
            "Row 1: adam@example.org may be Adele (u5), of whose address only a part is shown. "
                + "The row invites nobody, and nobody of them is removed. Give the row the UserId.",
            Assert.Single(plan.Warnings)
        );
    }

    [Fact]
    public void A_user_id_leaves_no_doubt_whom_to_invite_and_who_the_address_may_be_stays()
    {
        OrganizationMember adele = Member("u5", "Adele", "editor", "ad***@example.org");
        TeamPlan plan = Plan(
            [
                Row(1, "ada@example.org"),
                new TeamRow
                {
                    Number = 2,
                    UserId = "u9",
                    Email = "adrien@example.org",
                },
            ],
            new TeamOptions { Prune = true },
            [Ada, Chloe, adele]
        );
        Assert.Equal(TeamAction.Invite, plan.Rows[1].Action);
        Assert.Equal([Chloe], plan.Removals.Select(step => step.Member));
    }

    [Fact]
    public void Who_is_wholly_hidden_stays_as_long_as_a_row_has_only_an_address_and_hinders_no_invitation()
    {
        OrganizationMember hidden = Member("u5", "Hidden", "editor", null);
        TeamPlan plan = Plan(
            [Row(1, "ada@example.org"), Row(2, "new@example.org")],
            new TeamOptions { Prune = true },
            [Ada, Chloe, hidden]
        );
        Assert.Equal(TeamAction.Invite, plan.Rows[1].Action);
        Assert.Equal([Chloe], plan.Removals.Select(step => step.Member));
        Assert.Equal(
            [Chloe, hidden],
            Plan([User(1, "u1")], new TeamOptions { Prune = true }, [Ada, Chloe, hidden]).Removals.Select(step => step.Member)
        );
    }

    [Fact]
    public void All_accounts_of_one_address_stay_whichever_way_it_is_written()
    {
        OrganizationMember second = Member("u6", "Chloe again", "editor", "CHLOE@example.org");
        foreach (
            TeamRow row in new[]
            {
                Row(1, "chloe@example.org"),
                new TeamRow
                {
                    Number = 1,
                    UserId = "u3",
                    Email = "chloe@example.org",
                },
            }
        )
        {
            TeamPlan plan = Plan([row], new TeamOptions { Prune = true }, [Chloe, Driss, second]);
            Assert.Equal([Driss], plan.Removals.Select(step => step.Member));
        }
    }

    [Theory]
    // Two may always go; of more, the percentage of those who were there counts.
    [InlineData(4, 2, 25, true)]
    [InlineData(4, 3, 25, false)]
    [InlineData(4, 3, 75, true)]
    [InlineData(4, 3, 74, false)]
    [InlineData(12, 3, 25, true)]
    [InlineData(12, 4, 25, false)]
    [InlineData(12, 3, 24, false)]
    [InlineData(100, 3, 0, false)]
    [InlineData(100, 2, 0, true)]
    public void More_removals_than_the_percentage_are_refused_whole_even_by_force(int members, int leaving, int percent, bool isAllowed)
    {
        OrganizationMember[] all =
        [
            .. Enumerable.Range(0, members).Select(i => Member("m" + i, "M" + i, i == 0 ? "admin" : "editor", $"m{i}@example.org")),
        ];
        TeamPlan plan = Plan(
            [
                .. Enumerable.Range(0, members - leaving).Select(i => User(i + 1, "m" + i)),
                .. Enumerable.Range(0, 50).Select(i => Row(1000 + i, $"new{i}@example.org")),
            ],
            new TeamOptions
            {
                Prune = true,
                Force = true,
                MaximumRemovalPercent = percent,
            },
            all
        );
        Assert.Equal(isAllowed, plan.Refusal is null);
        if (plan.Refusal is { } refusal)
        {
            Assert.Equal(OrgErrorKind.TooManyRemovals, refusal.Kind);
            Assert.StartsWith($"{leaving} of {members} members of Org would be removed (", refusal.Message);
        }
    }

    [Fact]
    public void Fewer_admins_than_the_least_are_refused_whole_with_the_counts()
    {
        TeamOptions two = new() { MinimumAdmin = 2, Force = true };
        OrgException refusal = Plan([Row(1, "ada@example.org", "editor")], two).Refusal!;
        Assert.Equal(OrgErrorKind.TooManyRemovals, refusal.Kind);
        Assert.Contains("left with 1 of 2 admins, and at least 2 must stay", refusal.Message);
        Assert.Null(Plan([Row(1, "ada@example.org", "editor"), Row(2, "chloe@example.org", "admin")], two).Refusal);
        // A team that never had as many is not stopped from doing anything else.
        Assert.Null(Plan([Row(1, "chloe@example.org", "partial_editor")], new TeamOptions { MinimumAdmin = 3 }).Refusal);
    }

    [Theory]
    [InlineData("u1", false)]
    [InlineData("ADA@example.org", false)]
    [InlineData("slug-u1", false)]
    [InlineData("u2", true)]
    [InlineData("u3", false)]
    [InlineData("nobody@example.org", false)]
    public void Who_must_be_admin_afterwards_is(string required, bool isAllowed)
    {
        OrgException? refusal = Plan(
            [Row(1, "ada@example.org", "editor")],
            new TeamOptions { RequiredAdmins = [required], Force = true }
        ).Refusal;
        Assert.Equal(isAllowed, refusal is null);
        if (refusal is not null)
            Assert.Equal(
                (OrgErrorKind.TooManyRemovals, true),
                (refusal.Kind, refusal.Message.StartsWith(required + " must be admin of Org"))
            );
    }

    [Fact]
    public void Who_takes_the_last_admin_away_is_refused_even_by_force_and_who_hands_over_is_not()
    {
        TeamRow[] rows =
        [
            Row(1, "ada@example.org", "editor"),
            Row(2, "basile@example.org", "editor"),
            Row(3, "chloe@example.org"),
            Row(4, "new@example.org", "admin"),
        ];
        TeamPlan none = Plan(rows, new TeamOptions { Force = true });
        Assert.Equal([TeamAction.Refuse, TeamAction.Refuse, TeamAction.Keep, TeamAction.Invite], none.Rows.Select(step => step.Action));
        Assert.Equal(OrgErrorKind.LastAdmin, none.Rows[0].Problem!.Kind);
        Assert.StartsWith(
            "Org would be left without an admin: the list takes that role from Ada and Basile",
            none.Rows[0].Problem!.Message
        );
        Assert.Null(none.Refusal);

        TeamPlan handOver = Plan(
            [Row(1, "ada@example.org", "editor"), Row(2, "chloe@example.org", "admin")],
            new TeamOptions { Prune = true }
        );
        Assert.DoesNotContain(handOver.Rows.Concat(handOver.Removals), step => step.Action == TeamAction.Refuse);

        TeamPlan meant = Plan(rows, new TeamOptions { MinimumAdmin = 0 });
        Assert.Equal([TeamAction.SetRole, TeamAction.SetRole], meant.Rows.Take(2).Select(step => step.Action));
    }

    [Fact]
    public void Removing_all_admins_is_refused_and_the_other_removals_are_not()
    {
        TeamPlan plan = Plan([Row(1, "chloe@example.org")], new TeamOptions { Prune = true, Force = true }, [Ada, Basile, Chloe, Driss]);
        Assert.Equal([TeamAction.Refuse, TeamAction.Refuse, TeamAction.Remove], plan.Removals.Select(step => step.Action));
        Assert.All(plan.Removals.Take(2), step => Assert.Equal(OrgErrorKind.LastAdmin, step.Problem!.Kind));
    }

    [Fact]
    public void The_caller_stays_and_stays_admin_even_by_force()
    {
        OrgUserInfo ada = new() { Id = "u1" };
        TeamPlan plan = Plan([Row(1, "basile@example.org")], new TeamOptions { Prune = true, Force = true }, self: ada);
        Assert.Equal([TeamAction.Refuse, TeamAction.Remove], plan.Removals.Select(step => step.Action));
        Assert.Equal(OrgErrorKind.Yourself, plan.Removals[0].Problem!.Kind);
        TeamPlan demoted = Plan([Row(1, "ada@example.org", "editor")], new TeamOptions { Force = true }, self: ada);
        Assert.Equal(OrgErrorKind.Yourself, demoted.Rows[0].Problem!.Kind);
        TeamPlan meant = Plan([Row(1, "ada@example.org", "editor")], new TeamOptions { KeepSelf = false }, self: ada);
        Assert.Equal(TeamAction.SetRole, meant.Rows[0].Action);
    }

    [Theory]
    [InlineData("Driss", true)]
    [InlineData(" DRISS ", true)]
    [InlineData("Dris", false)]
    [InlineData(" ", false)]
    [InlineData(null, false)]
    public void Who_is_named_by_nothing_but_a_name_stays(string? name, bool stays)
    {
        TeamPlan plan = Plan(
            [
                Row(1, "ada@example.org"),
                Row(2, "basile@example.org"),
                Row(3, "chloe@example.org"),
                new TeamRow
                {
                    Number = 4,
                    Email = "new@example.org",
                    Name = name,
                },
            ],
            new TeamOptions { Prune = true },
            [Ada, Basile, Chloe, Driss]
        );
        Assert.Equal(stays ? [] : ["u4"], plan.Removals.Select(step => step.Member!.UserId));
    }

    [Theory]
    [InlineData("Basile", null, true)]
    [InlineData("Basile", "editor", true)]
    [InlineData("Somebody Else", "admin", true)]
    [InlineData("Somebody Else", "editor", false)]
    [InlineData("Chloe Dubois", "admin", false)]
    [InlineData("...", "admin", false)]
    public void A_row_whose_name_is_not_that_of_its_user_gives_no_role(string name, string? role, bool isRefused)
    {
        TeamPlan plan = Plan([
            new TeamRow
            {
                Number = 1,
                UserId = "u3",
                Name = name,
                Role = role,
            },
        ]);
        TeamStep step = Assert.Single(plan.Rows);
        Assert.Equal(isRefused, step.Action == TeamAction.Refuse);
    }

    [Fact]
    public void No_name_steers_the_terminal()
    {
        OrganizationMember eve = Member("u4", "E\u001b[2Kve\r\n", "editor", "ev*@example.org");
        TeamPlan plan = Plan(
            [Row(1, "ada@example.org", "editor"), Row(2, "eva@example.org"), Row(3, "evelyn@example.org")],
            new TeamOptions { Prune = true },
            [Ada, eve, Member("u5", "\u202eAve", "editor", "ev***@example.org")],
            [Request("i1", "x@example.org")]
        );
        string[] said = [.. plan.Rows.Select(step => step.Problem?.Message).OfType<string>(), .. plan.Warnings];
        Assert.Contains(said, text => text.Contains("E [2Kve (u4)"));
        Assert.DoesNotContain(string.Concat(said), letter => char.IsControl(letter) || letter == '\u202e');
    }

    [Fact]
    public void The_work_grows_with_the_lists_and_not_with_their_product()
    {
        // As uData shows a large organization: two letters and the domain.
        const int Count = 5_000;
        string[] letters = [.. Enumerable.Range(0, 676).Select(i => $"{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}")];
        Team team = TeamOf(
            [
                .. Enumerable
                    .Range(0, Count)
                    .Select(i =>
                        Member("m" + i, "M" + i, "editor", $"{letters[i % 676]}***@{(i % 2 == 0 ? "example.org" : $"d{i}.example")}")
                    ),
            ],
            [],
            null
        );
        TeamRow[] rows =
        [
            .. Enumerable
                .Range(0, Count)
                .Select(i => Row(i + 1, $"{letters[i % 676]}x{i}@{(i % 3 == 0 ? $"d{i}.example" : "example.org")}")),
        ];
        IReadOnlyList<Person> people = new PersonResolver(team, "P", true, true).Identify(rows);
        TeamPlan plan = new TeamPlanner(team, new TeamOptions { Prune = true }).Plan(people, null, _ => false);
        Assert.Equal(Count, plan.Rows.Count);
        Assert.InRange(team.Comparisons, 1, 4 * Count);
    }

    [Fact]
    public void Who_is_the_user_of_another_connection_of_the_run_stays_admin_too()
    {
        Team team = TeamOf([Ada, Basile, Chloe], [], new OrgUserInfo { Id = Ada.UserId });
        OrganizationMember admin = Member("u9", "Other admin", "admin", "other@example.org");
        team = TeamOf([.. team.Members, admin], [], new OrgUserInfo { Id = Ada.UserId });
        IReadOnlyList<Person> people = new PersonResolver(team, "Made-up", true, true).Identify([User(1, "u9", "editor")]);
        TeamPlan plan = new TeamPlanner(team, new TeamOptions()).Plan(people, null, _ => false, member => member == admin);
        Assert.Equal(OrgErrorKind.Yourself, Assert.Single(plan.Rows).Problem?.Kind);
        Assert.Contains("the user of another connection of this run", plan.Rows[0].Problem!.Message);
        // Of anybody else the role may be taken.
        Assert.Null(new TeamPlanner(team, new TeamOptions()).Plan(people, null, _ => false).Rows[0].Problem);
    }

    [Fact]
    public void An_invitation_of_somebody_whom_another_list_of_the_run_names_is_not_told_to_be_left_out()
    {
        Team team = TeamOf([Ada, Basile, Chloe], [Request("i1", "lou@example.net")], null);
        IReadOnlyList<Person> people = new PersonResolver(team, "Made-up", true, true).Identify([User(1, Ada.UserId)]);
        var options = new TeamOptions { Prune = true, MaximumRemovalPercent = 100 };
        Assert.Contains(
            new TeamPlanner(team, options).Plan(people, null, _ => true).Warnings,
            warning => warning.Contains("lou@example.net")
        );
        Assert.Empty(new TeamPlanner(team, options).Plan(people, null, _ => true, null, pending => pending.Id == "i1").Warnings);
    }

    private static TeamPlan Plan(
        TeamRow[] rows,
        TeamOptions? options = null,
        OrganizationMember[]? members = null,
        MembershipRequest[]? requests = null,
        OrgUserInfo? self = null,
        string? why = null,
        OrganizationMember[]? elsewhere = null
    )
    {
        Team team = TeamOf(members ?? [Ada, Basile, Chloe], requests ?? [], self);
        IReadOnlyList<Person> people = new PersonResolver(team, "Made-up", true, true).Identify(rows);
        return new TeamPlanner(team, options ?? new TeamOptions()).Plan(people, why, member => elsewhere?.Contains(member) == true);
    }

    private static Team TeamOf(OrganizationMember[] members, MembershipRequest[] requests, OrgUserInfo? self) =>
        new("o1", members, requests, self, MadeUpServer.Roles);

    private static TeamRow Row(long number, string email, string? role = null) =>
        new()
        {
            Number = number,
            Email = email,
            Role = role,
        };

    private static TeamRow User(long number, string id, string? role = null) =>
        new()
        {
            Number = number,
            UserId = id,
            Role = role,
        };

    private static OrganizationMember Member(string id, string name, string role, string? email) =>
        new()
        {
            OrganizationId = "o1",
            OrganizationName = "Org",
            UserId = id,
            Slug = "slug-" + id,
            Name = name,
            Role = role,
            Email = email,
        };

    private static MembershipRequest Request(
        string id,
        string? email,
        string? userId = null,
        string kind = "invitation",
        string status = "pending"
    ) =>
        new()
        {
            Id = id,
            Email = email,
            UserId = userId,
            Kind = kind,
            Status = status,
            Role = "editor",
        };
}
