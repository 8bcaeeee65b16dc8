using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace OrgAdmin.Core.Tests.Members;

/// <summary>What a list of people becomes: each row its step, and -Prune a removal for whoever is surely not in it.</summary>
public sealed class MemberPlanTests
{
    private static readonly string[] Roles = ["admin", "editor", "partial_editor"];

    private static readonly OrganizationMember Ada = Member("u1", "Ada", "admin", "ada@example.org");
    private static readonly OrganizationMember Basile = Member("u2", "Basile", "admin", "basile@example.org");
    private static readonly OrganizationMember Chloe = Member("u3", "Chloe", "editor", "chloe@example.org");

    [Theory]
    [InlineData("ADA@example.org", null, "admin", "Keep")]
    [InlineData("ada@example.org", null, null, "Keep")]
    [InlineData(null, "U1", "Admin", "Keep")]
    [InlineData(null, "slug-u1", "admin", "Keep")]
    [InlineData(null, "u3", "admin", "SetRole")]
    [InlineData("chloe@example.org", "u3", "partial_editor", "SetRole")]
    [InlineData("ch***@example.org", "u3", "editor", "Keep")]
    [InlineData("new@example.org", null, "editor", "Invite")]
    [InlineData(null, "u9", "editor", "Invite")]
    [InlineData("lou@example.net", null, "editor", "Wait")]
    [InlineData("LOU@example.net", null, null, "Wait")]
    [InlineData("lou@example.net", null, "admin", "InviteAnew")]
    [InlineData(null, "u7", "admin", "Wait")]
    [InlineData(null, null, "editor", "Refuse")]
    [InlineData("nowhere", null, "editor", "Refuse")]
    [InlineData("@example.org", null, "editor", "Refuse")]
    [InlineData("a b@example.org", null, "editor", "Refuse")]
    [InlineData("ad*@example.org", null, "editor", "Refuse")]
    [InlineData("new@example.org", null, "boss", "Refuse")]
    [InlineData("basile@example.org", "u3", "editor", "Refuse")]
    [InlineData("other@example.org", "u3", "editor", "Refuse")]
    public void A_row_becomes_a_step(string? email, string? userId, string? role, string action)
    {
        MemberPlan plan = Plan(
            [new WantedMember(1, email, userId, role)],
            pending: [Invitation("i1", "lou@example.net", "editor"), Request("i2", "u7")]
        );
        Assert.Equal(action, Assert.Single(plan.Rows).Action.ToString());
        Assert.Empty(plan.Removals);
    }

    [Fact]
    public void A_role_is_written_as_the_provider_writes_it_and_one_that_a_member_has_exists()
    {
        OrganizationMember owner = Member("u4", "Olivia", "owner", "olivia@example.org");
        MemberPlan plan = Plan([Row(1, "new@example.org", "EDITOR"), Row(2, "olivia@example.org", "Owner")], members: [Ada, owner]);
        Assert.Equal(["Invite as editor", "Keep"], [plan.Rows[0].Description, plan.Rows[1].Action.ToString()]);
    }

    [Fact]
    public void The_same_person_twice_is_once_where_the_rows_agree_and_an_error_that_names_both_where_not()
    {
        MemberPlan plan = Plan([
            Row(1, "new@example.org", "editor"),
            Row(2, "NEW@example.org", "Editor"),
            Row(3, "chloe@example.org", "editor"),
            new WantedMember(4, null, "u3", "admin"),
        ]);
        Assert.Equal(
            [MemberAction.Invite, MemberAction.Repeat, MemberAction.Refuse, MemberAction.Refuse],
            plan.Rows.Select(step => step.Action)
        );
        Assert.Same(plan.Rows[0], plan.Rows[1].First);
        Assert.All(
            plan.Rows.Skip(2),
            step =>
                Assert.Equal(
                    "Rows 3 and 4 are the same person (chloe@example.org), with different roles: editor and admin.",
                    step.Problem!.Message
                )
        );
    }

    [Fact]
    public void Nobody_is_removed_unless_that_is_asked_for() => Assert.Empty(Plan([Row(1, "ada@example.org")]).Removals);

    [Fact]
    public void Prune_removes_whoever_is_not_in_the_list()
    {
        MemberPlan plan = Plan(
            [Row(1, "ada@example.org"), Row(2, "new@example.org")],
            prune: true,
            pending: [Invitation("i1", "lou@example.net", "editor"), Invitation("i2", "new@example.org", "editor")]
        );
        Assert.Equal([Basile, Chloe], plan.Removals.Select(step => step.Member));
        Assert.Equal(
            "Not in the list, but invited to Org: lou@example.net. Who accepts becomes a member; Revoke-MemberInvite takes an invitation back.",
            Assert.Single(plan.Warnings)
        );
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("nowhere", null, null)]
    [InlineData("new@example.org", null, "boss")]
    public void Prune_removes_nobody_while_a_row_is_wrong(string? email, string? userId, string? role) =>
        Assert.Empty(Plan([Row(1, "ada@example.org"), new WantedMember(2, email, userId, role)], prune: true, force: true).Removals);

    [Fact]
    public void Prune_refuses_a_list_in_which_no_member_is_even_by_force()
    {
        MemberPlan plan = Plan([Row(1, "x@example.com")], prune: true, force: true);
        Assert.Empty(plan.Removals);
        Assert.Equal(OrgErrorKind.ValidationFailed, plan.RemovalProblem!.Kind);
        Assert.StartsWith("Nobody in the list is a member of Org", plan.RemovalProblem.Message);
    }

    [Theory]
    // Who can be the person: everybody with that beginning and that end, whatever the number of asterisks.
    [InlineData("ad*@example.org", "ada@example.org", true)]
    [InlineData("ad*******@example.org", "ada@example.org", true)]
    [InlineData("AD***@Example.org", "adele@example.org", true)]
    [InlineData("ad*@example.org", "bo@example.org", false)]
    [InlineData("ad*@example.org", "ada@example.com", false)]
    [InlineData("ad*@example.org", "a@example.org", false)]
    [InlineData("***@example.org", "bo@example.org", true)]
    [InlineData("", "bo@example.org", true)]
    [InlineData(null, "bo@example.org", true)]
    [InlineData("bo@example.org", "BO@example.org", true)]
    [InlineData("bo@example.org", "bob@example.org", false)]
    public void An_address_that_is_partly_shown_can_be_anybody_whom_it_fits(string? shown, string address, bool expected) =>
        Assert.Equal(expected, ShownEmail.CanBe(shown, address));

    [Fact]
    public void Who_may_be_in_the_list_is_asked_for_and_stays()
    {
        OrganizationMember adele = Member("u5", "Adele", "editor", "ad***@example.org");
        MemberPlan plan = Plan(
            [Row(1, "ada@example.org", "editor"), Row(2, "basile@example.org")],
            members: [Member("u1", "Ada", "admin", "ad*@example.org"), Basile, adele, Chloe],
            prune: true
        );
        // Ada's asterisks are as many as her letters, Adele's are not: she is assumed, and the server has the last word.
        MemberStep ada = plan.Rows[0];
        Assert.Equal((MemberAction.Invite, "Ada", true), (ada.Action, ada.Member!.Name, ada.IsAssumed));
        Assert.Equal("Invite as editor, or set role editor if it is Ada", ada.Description);
        Assert.Equal([Chloe], plan.Removals.Select(step => step.Member));
        Assert.Equal(
            "Adele (u5) stays in Org: ad***@example.org may be ada@example.org of row 1. A list with a UserId in every row leaves no doubt.",
            Assert.Single(plan.Warnings)
        );

        MemberStep settled = plan.Settle(ada, InviteOutcome.AlreadyMember);
        Assert.Equal((MemberAction.SetRole, "Ada", false), (settled.Action, settled.Member!.Name, settled.IsAssumed));
        Assert.True(settled.TakesAdmin);
    }

    [Fact]
    public void Who_is_assumed_and_has_the_role_is_left_alone_once_the_server_has_said_so()
    {
        MemberPlan plan = Plan(
            [Row(1, "adele@example.org", "editor")],
            members: [Ada, Member("u5", "Adele", "editor", "ad*****@example.org")]
        );
        Assert.Equal("Invite as editor unless it is Adele", plan.Rows[0].Description);
        Assert.Equal(MemberAction.Keep, plan.Settle(plan.Rows[0], InviteOutcome.AlreadyMember).Action);
    }

    [Fact]
    public void Of_two_who_fit_alike_neither_is_assumed_and_no_role_changes()
    {
        OrganizationMember[] members =
        [
            Basile,
            Member("u5", "Marc", "editor", "ma**@example.org"),
            Member("u6", "Mary", "admin", "ma**@example.org"),
        ];
        MemberPlan plan = Plan([Row(1, "mary@example.org", "editor"), Row(2, "mark@example.org")], members: members, prune: true);
        Assert.Equal((null, "Invite as editor unless a member already"), (plan.Rows[0].Member, plan.Rows[0].Description));
        Assert.Equal([Basile], plan.Removals.Select(step => step.Member));
        MemberStep settled = plan.Settle(plan.Rows[0], InviteOutcome.AlreadyMember);
        Assert.Equal(MemberAction.Refuse, settled.Action);
        Assert.Equal(
            "Row 1: mary@example.org is a member of Org, and it may be that of Marc (u5) or Mary (u6). Give the row the UserId that Get-OrganizationMember shows.",
            settled.Problem!.Message
        );
        Assert.Equal(MemberAction.Keep, plan.Settle(plan.Rows[1], InviteOutcome.AlreadyMember).Action);
    }

    [Fact]
    public void A_member_whom_nobody_shown_can_be_is_an_error_so_that_nobody_is_removed()
    {
        MemberPlan plan = Plan([Row(1, "ada@example.org"), Row(2, "alias@example.com", "editor")], prune: true);
        MemberStep settled = plan.Settle(plan.Rows[1], InviteOutcome.AlreadyMember);
        Assert.StartsWith(
            "Row 2: alias@example.com is a member of Org, and none of those who are shown can be meant.",
            settled.Problem!.Message
        );
    }

    [Fact]
    public void Two_rows_that_turn_out_to_be_one_person_with_two_roles_are_an_error()
    {
        OrganizationMember ada = Member("u1", "Ada", "editor", "ad*@example.org");
        MemberPlan plan = Plan([new WantedMember(1, null, "u1", "editor"), Row(2, "ada@example.org", "admin")], members: [ada, Basile]);
        Assert.Equal(MemberAction.Invite, plan.Rows[1].Action);
        Assert.StartsWith("Rows 1 and 2 are the same person", plan.Settle(plan.Rows[1], InviteOutcome.AlreadyMember).Problem!.Message);
    }

    [Fact]
    public void Ones_own_address_is_known_whole()
    {
        OrganizationMember ada = Member("u1", "Ada", "admin", "ad*@example.org");
        MemberPlan plan = Plan(
            [Row(1, "ada@example.org", "admin"), Row(2, "adam@example.org", "editor")],
            members: [ada, Basile],
            oneself: new OrgUserInfo { Id = "u1", Email = "ada@example.org" }
        );
        Assert.Equal([MemberAction.Keep, MemberAction.Invite], plan.Rows.Select(step => step.Action));
        Assert.Null(plan.Rows[1].Member);
    }

    [Fact]
    public void An_invitation_that_is_partly_shown_is_settled_by_the_server()
    {
        MembershipRequest[] pending =
        [
            Invitation("i1", "ka***@example.net", "partial_editor", "Karim"),
            Invitation("i2", "mo**@example.net", "editor", "Mona"),
            Invitation("i3", "mo**@example.net", "admin", "Mouna"),
        ];
        MemberPlan plan = Plan(
            [
                Row(1, "karim@example.net", "editor"),
                Row(2, "mona@example.net", "editor"),
                Row(3, "karim@example.net", "editor"),
                Row(4, "mona@example.org"),
                Row(5, "new@example.org", "editor"),
            ],
            pending: pending
        );
        Assert.Equal("Invite as editor, instead of partial_editor if it is Karim", plan.Rows[0].Description);
        MemberStep karim = plan.Settle(plan.Rows[0], InviteOutcome.AlreadyPending);
        Assert.Equal(
            (MemberAction.InviteAnew, "i1", "Invite as editor instead of partial_editor"),
            (karim.Action, karim.Pending!.Id, karim.Description)
        );
        Assert.Equal("Invite as editor unless invited already", plan.Rows[1].Description);
        Assert.Equal(
            "Invite as editor unless it is Mona",
            Plan([Row(1, "mona@example.net", "editor")], pending: [pending[0], pending[1]]).Rows[0].Description
        );
        Assert.StartsWith(
            "Row 2: an invitation of mona@example.net to Org waits already, maybe for another role: it may be that of Mona (editor) or Mouna (admin).",
            plan.Settle(plan.Rows[1], InviteOutcome.AlreadyPending).Problem!.Message
        );
        Assert.Equal(
            (MemberAction.Wait, null),
            (
                plan.Settle(plan.Rows[3], InviteOutcome.AlreadyPending).Action,
                plan.Settle(plan.Rows[3], InviteOutcome.AlreadyPending).Pending
            )
        );
        // As many asterisks as letters tell which it is, and of one that nobody shows nothing is known.
        Assert.Equal(
            "i3",
            plan.Settle(
                Plan(
                    [Row(1, "monique@example.net", "editor")],
                    pending: [pending[1], Invitation("i3", "mo*****@example.net", "admin")]
                ).Rows[0],
                InviteOutcome.AlreadyPending
            ).Pending!.Id
        );
        Assert.Contains("it is not among those that are shown", plan.Settle(plan.Rows[4], InviteOutcome.AlreadyPending).Problem!.Message);
    }

    [Fact]
    public void Who_takes_the_last_admin_away_is_refused_and_who_hands_over_is_not()
    {
        MemberPlan none = Plan([
            Row(1, "ada@example.org", "editor"),
            Row(2, "basile@example.org", "editor"),
            Row(3, "chloe@example.org"),
            Row(4, "new@example.org", "admin"),
        ]);
        Assert.Equal(
            [MemberAction.Refuse, MemberAction.Refuse, MemberAction.Keep, MemberAction.Invite],
            none.Rows.Select(step => step.Action)
        );
        Assert.Equal(OrgErrorKind.LastAdmin, none.Rows[0].Problem!.Kind);
        Assert.StartsWith(
            "Org would be left without an admin: the list takes that role from Ada and Basile",
            none.Rows[0].Problem!.Message
        );

        MemberPlan handOver = Plan([Row(1, "ada@example.org", "editor"), Row(2, "chloe@example.org", "admin")], prune: true);
        Assert.DoesNotContain(handOver.Rows.Concat(handOver.Removals), step => step.Action == MemberAction.Refuse);

        MemberPlan forced = Plan([Row(1, "ada@example.org", "editor"), Row(2, "basile@example.org", "editor")], force: true);
        Assert.All(forced.Rows, step => Assert.Equal(MemberAction.SetRole, step.Action));
    }

    [Fact]
    public void Removing_all_admins_is_refused_and_the_other_removals_are_not()
    {
        OrganizationMember driss = Member("u4", "Driss", "editor", "driss@example.org");
        MemberPlan plan = Plan([Row(1, "chloe@example.org")], members: [Ada, Basile, Chloe, driss], prune: true);
        Assert.Equal([MemberAction.Refuse, MemberAction.Refuse, MemberAction.Remove], plan.Removals.Select(step => step.Action));
    }

    [Fact]
    public void Nobody_is_removed_by_a_list_that_would_take_the_last_admin_role()
    {
        MemberPlan plan = Plan([Row(1, "ada@example.org", "editor")], prune: true);
        Assert.Equal(OrgErrorKind.LastAdmin, plan.Rows[0].Problem!.Kind);
        Assert.Empty(plan.Removals);
    }

    [Fact]
    public void Who_comes_in_comes_first_and_who_goes_goes_last_and_oneself_after_everybody()
    {
        OrganizationMember driss = Member("u4", "Driss", "editor", "driss@example.org"),
            elsa = Member("u5", "Elsa", "editor", "elsa@example.org"),
            farid = Member("u6", "Farid", "admin", "farid@example.org");
        MemberPlan plan = Plan(
            [
                Row(1, "ada@example.org", "editor"),
                Row(2, "basile@example.org", "editor"),
                Row(3, "driss@example.org", "partial_editor"),
                Row(4, "chloe@example.org", "admin"),
                Row(5, "new@example.org"),
            ],
            members: [Ada, Basile, Chloe, driss, elsa, farid],
            prune: true,
            oneself: new OrgUserInfo { Id = "u1" }
        );
        IEnumerable<string> order = plan
            .Rows.Concat(plan.Removals)
            .OrderBy(step => step.Turn)
            .Select(step => $"{step.Action} {step.Member?.Name ?? step.Wanted!.Email}");
        Assert.Equal(
            ["Invite new@example.org", "SetRole Chloe", "SetRole Driss", "SetRole Basile", "Remove Elsa", "Remove Farid", "SetRole Ada"],
            order
        );
    }

    [Fact]
    public void What_the_provider_cannot_do_is_said_of_the_row()
    {
        MemberPlan plan = new(
            [Row(1, "chloe@example.org", "admin"), new WantedMember(2, null, "u9", null)],
            new MemberSituation
            {
                Organization = "Org",
                Provider = "Metal",
                Members = [Ada, Chloe],
                Roles = Roles,
                Prune = true,
            }
        );
        Assert.Equal([OrgErrorKind.OperationNotSupported, OrgErrorKind.ValidationFailed], plan.Rows.Select(step => step.Problem!.Kind));
        Assert.Contains("Chloe is editor of Org, and Metal's organization API cannot change that to admin.", plan.Rows[0].Problem!.Message);
        Assert.Contains("Metal invites by address only. Give an Email.", plan.Rows[1].Problem!.Message);
        Assert.Empty(plan.Removals);
    }

    [Fact]
    public void No_name_steers_the_terminal()
    {
        OrganizationMember eve = Member("u4", "E\u001b[2Kve\r\n", "editor", "ev*@example.org");
        MemberPlan plan = Plan(
            [Row(1, "ada@example.org", "editor"), Row(2, "eva@example.org"), Row(3, "evelyn@example.org")],
            members: [Ada, eve, Member("u5", "\u202eAve", "editor", "ev***@example.org")],
            pending: [Invitation("i1", "x@example.org", "editor", "\u0007Bel")],
            prune: true
        );
        string[] said =
        [
            .. plan.Rows.Select(step => step.Problem?.Message).OfType<string>(),
            .. plan.Warnings,
            plan.MayBeListed(eve, plan.Rows[1].Wanted!),
            plan.Settle(plan.Rows[2], InviteOutcome.AlreadyMember).Problem?.Message ?? "",
        ];
        Assert.Contains(said, text => text.StartsWith("E [2Kve (u4) stays in Org", StringComparison.Ordinal));
        Assert.DoesNotContain(string.Concat(said), letter => char.IsControl(letter) || letter == '\u202e');
    }

    private static MemberPlan Plan(
        WantedMember[] wanted,
        OrganizationMember[]? members = null,
        MembershipRequest[]? pending = null,
        bool prune = false,
        bool force = false,
        OrgUserInfo? oneself = null
    ) =>
        new(
            wanted,
            new MemberSituation
            {
                Organization = "Org",
                Provider = "uData",
                Members = members ?? [Ada, Basile, Chloe],
                Pending = pending ?? [],
                Oneself = oneself,
                Roles = Roles,
                ChangesRoles = true,
                InvitesUsers = true,
                Prune = prune,
                Force = force,
            }
        );

    private static WantedMember Row(long row, string email, string? role = null) => new(row, email, null, role);

    private static OrganizationMember Member(string id, string name, string role, string? email) =>
        new()
        {
            OrganizationId = "o1",
            UserId = id,
            Slug = "slug-" + id,
            Name = name,
            Role = role,
            Email = email,
        };

    private static MembershipRequest Invitation(string id, string email, string role, string? name = null) =>
        new()
        {
            Id = id,
            Email = email,
            Name = name,
            Kind = "invitation",
            Status = "pending",
            Role = role,
        };

    private static MembershipRequest Request(string id, string userId) =>
        new()
        {
            Id = id,
            UserId = userId,
            Kind = "request",
            Status = "pending",
            Role = "editor",
        };
}
