using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.Members;
using OrgAdmin.Teams;
using Xunit;

namespace OrgAdmin.Core.Tests.Members;

/// <summary>Who the rows of a list are: certainly, possibly, or a problem of the row.</summary>
public sealed class PersonResolverTests
{
    private static readonly MadeUpAccount Ada = new("u1", "admin", "ada@example.org", "ada.martin@example.net");
    private static readonly MadeUpAccount Chloe = new("u3", "editor", "chloe@example.org");
    private static readonly MadeUpAccount Adele = new("u5", "editor", "adele@example.org") { Shows = Shows.Part };
    private static readonly MadeUpAccount Hidden = new("u7", "editor", "hidden@example.org") { Shows = Shows.Nothing };

    [Theory]
    [InlineData("ADA@Example.org", null, "u1")]
    [InlineData("\"Ada Martin\" <ada@example.org>", null, "u1")]
    [InlineData("ada.martin@example.net", null, "u1")]
    [InlineData(" ", "u1 ", "u1")]
    [InlineData(null, "U1", "u1")]
    [InlineData(null, "slug-u1", "u1")]
    [InlineData("ada.martin@example.net", "u1", "u1")]
    [InlineData("adele@example.org", "u5", "u5")]
    [InlineData("ad*@example.org", "u5", "u5")]
    [InlineData("ad*@example.org", "u1", "u1")]
    [InlineData("anybody@example.com", "u7", "u7")]
    public void A_row_is_certainly_somebody(string? email, string? userId, string id)
    {
        Person person = Assert.Single(
            Identify(
                new TeamRow
                {
                    Number = 1,
                    Email = email,
                    UserId = userId,
                }
            )
        );
        Assert.Null(person.Problem);
        Assert.Equal([id], person.Exact.Select(member => member.UserId));
    }

    [Theory]
    [InlineData(null, null, null, "Row 1 names nobody")]
    [InlineData("", " ", null, "Row 1 names nobody")]
    [InlineData("nowhere", null, null, "is no e-mail address")]
    [InlineData("ada\u200b@example.org", null, null, "invisible character")]
    [InlineData(null, "u1\u200b", null, "invisible character")]
    [InlineData(null, "u\uFFFD", null, "encoding")]
    [InlineData(null, "ada@example.org", null, "belongs in the column Email")]
    [InlineData(null, "name of U1", null, "is the name of Name of u1 (u1)")]
    [InlineData("ad*@example.org", null, null, "has only a part of an address")]
    [InlineData("new@example.org", null, "boss", "has no role 'boss'")]
    [InlineData("ada@example.org", "u3", null, "names two people")]
    [InlineData("ada@example.org", "u9", null, "names two people")]
    [InlineData("other@example.org", "u3", null, "names two people")]
    [InlineData("bo*@example.org", "u3", null, "names two people")]
    [InlineData("bo*@example.org", "u5", null, "names two people")]
    public void A_row_that_says_nothing_certain_is_a_problem(string? email, string? userId, string? role, string problem)
    {
        Person person = Assert.Single(
            Identify(
                new TeamRow
                {
                    Number = 1,
                    Email = email,
                    UserId = userId,
                    Role = role,
                }
            )
        );
        Assert.Equal(OrgErrorKind.ValidationFailed, person.Problem!.Kind);
        Assert.Contains(problem, person.Problem.Message);
    }

    [Fact]
    public void A_role_is_written_as_the_provider_writes_it_and_one_that_a_member_has_exists()
    {
        Team team = TeamOf(Ada, new MadeUpAccount("u4", "owner", "olivia@example.org"));
        IReadOnlyList<Person> people = Identify(team, Row(1, "new@example.org", " EDITOR "), Row(2, "olivia@example.org", "Owner"));
        Assert.Equal(["editor", "owner"], people.Select(person => person.Role));
    }

    [Fact]
    public void Of_a_masked_address_it_is_said_who_it_may_be()
    {
        Person person = Assert.Single(Identify(Row(1, "adam@example.org")));
        Assert.Empty(person.Exact);
        Assert.Equal(["u5"], person.Candidates.Select(member => member.UserId));
        // Whoever the address is certainly is not the only one that it may be: two accounts may have one address.
        Assert.Equal(["u5"], Identify(Row(1, "ada@example.org"))[0].Candidates.Select(member => member.UserId));
    }

    [Fact]
    public void An_address_in_another_alphabet_that_looks_like_a_member_s_is_a_problem_also_where_a_part_is_hidden()
    {
        // Every letter is Cyrillic, which is a word of its own and no mixture.
        const string Cyrillic = "\u0440\u043E\u0440\u0435@example.org";
        Team team = TeamOf(
            new MadeUpAccount("u1", "admin", "pope@example.org"),
            new MadeUpAccount("u2", "editor", "\u0440\u0430\u0440\u0430@example.org")
        );
        Person person = Assert.Single(Identify(team, Row(1, Cyrillic)));
        Assert.Contains("looks like the address of Name of u1 (u1)", person.Problem!.Message);
        Assert.Contains("(u2)", Assert.Single(Identify(team, Row(1, "papa@example.org"))).Problem!.Message);
        // The member's own letters are the member's.
        Assert.Null(Assert.Single(Identify(team, Row(1, "\u0440\u0430\u0440\u0430@example.org"))).Problem);
        Team masked = TeamOf(new MadeUpAccount("u1", "admin", "pope@example.org") { Shows = Shows.Part });
        Assert.Equal(["u1"], Assert.Single(Identify(masked, Row(1, Cyrillic))).Candidates.Select(member => member.UserId));
    }

    [Fact]
    public void A_user_who_is_no_member_names_also_whoever_has_or_may_have_the_address()
    {
        IReadOnlyList<Person> people = Identify(
            new TeamRow
            {
                Number = 1,
                UserId = "u9",
                Email = "adrien@example.org",
            },
            new TeamRow
            {
                Number = 2,
                UserId = "u9",
                Email = "ad****@example.org",
            }
        );
        Assert.All(people, person => Assert.Null(person.Problem));
        Assert.Equal(["u5"], people[0].Candidates.Select(member => member.UserId));
        Assert.Equal(["u5", "u1"], people[1].AlsoNamed.Select(member => member.UserId));
    }

    [Fact]
    public void All_accounts_of_one_address_are_meant_and_a_role_for_one_of_them_wants_its_id()
    {
        Team team = TeamOf(Ada, Chloe, new MadeUpAccount("u8", "admin", "chloe@example.org"));
        Person all = Identify(team, Row(1, "chloe@example.org"))[0];
        Assert.Equal(["u3", "u8"], all.Exact.Select(member => member.UserId));
        Assert.Null(all.Problem);
        Assert.Contains("several members", Identify(team, Row(1, "chloe@example.org", "editor"))[0].Problem!.Message);
        Person one = Identify(
            team,
            new TeamRow
            {
                Number = 1,
                UserId = "u3",
                Email = "chloe@example.org",
            }
        )[0];
        Assert.Equal(["u3", "u3,u8"], [one.Exact.Single().UserId, string.Join(",", one.AlsoNamed.Select(member => member.UserId))]);
    }

    [Fact]
    public void The_same_person_twice_with_different_roles_is_an_error_that_names_both()
    {
        IReadOnlyList<Person> people = Identify(
            Row(1, "new@example.org", "editor"),
            Row(2, "NEW@example.org", "Editor"),
            Row(3, "chloe@example.org", "editor"),
            new TeamRow
            {
                Number = 4,
                UserId = "u3",
                Role = "admin",
            },
            Row(5, "two@example.org", "editor"),
            Row(6, "two@example.org")
        );
        Assert.Equal([true, true, false, false, false, false], people.Select(person => person.Problem is null));
        Assert.Equal(
            "Rows 3 and 4 are the same person (chloe@example.org), with different roles: editor and admin.",
            people[3].Problem!.Message
        );
    }

    [Fact]
    public void Two_accounts_of_one_address_and_a_row_for_one_of_them_may_contradict_each_other_too()
    {
        Team team = TeamOf(Ada, new MadeUpAccount("u3", "editor", "two@example.org"), new MadeUpAccount("u4", "editor", "two@example.org"));
        IReadOnlyList<Person> people = Identify(
            team,
            Row(1, "two@example.org", "editor"),
            new TeamRow
            {
                Number = 2,
                UserId = "u4",
                Role = "admin",
            }
        );
        Assert.All(people, person => Assert.StartsWith("Rows 1 and 2 are the same person", person.Problem!.Message));
    }

    [Fact]
    public void What_the_provider_cannot_do_is_a_problem_of_the_row()
    {
        IReadOnlyList<Person> people = new PersonResolver(TeamOf(Ada, Chloe), "Metal", invitesUsers: false, changesRoles: false).Identify([
            Row(1, "chloe@example.org", "admin"),
            new TeamRow { Number = 2, UserId = "u9" },
            new TeamRow { Number = 3, UserId = "u3" },
        ]);
        Assert.Equal(
            [OrgErrorKind.OperationNotSupported, OrgErrorKind.ValidationFailed, (OrgErrorKind?)null],
            people.Select(person => person.Problem?.Kind)
        );
        Assert.Contains("and Metal's organization API cannot change that to admin.", people[0].Problem!.Message);
        Assert.Contains("Metal invites by address only. Give an Email.", people[1].Problem!.Message);
    }

    [Fact]
    public void Ones_own_address_is_known_whole()
    {
        MadeUpOrganization organization = new("o1", Ada, Chloe);
        Team team = new(
            "o1",
            [Ada.AsShown(organization, isSelf: true), Chloe.AsShown(organization, false)],
            [],
            new OrgUserInfo { Id = "u1", Email = "ada@example.org" },
            MadeUpServer.Roles
        );
        IReadOnlyList<Person> people = Identify(team, Row(1, "ada@example.org", "admin"), Row(2, "adam@example.org", "editor"));
        Assert.Equal(["u1", null], people.Select(person => person.Exact.SingleOrDefault()?.UserId));
        Assert.Empty(people[1].Candidates);
    }

    [Fact]
    public void Who_has_declined_is_known_by_id_by_address_and_by_a_part_of_it_unless_invited_anew_or_in()
    {
        MadeUpOrganization organization = new MadeUpOrganization("o1", Ada)
            .With("d1", "invitation", "refused", "editor", "lou@example.net")
            .With("d2", "invitation", "refused", "editor", "ka***@example.net", "u20")
            .With("d3", "invitation", "refused", "editor", "zo***@example.net", "u21")
            .With("d4", "invitation", "pending", "editor", "zo***@example.net", "u21")
            .With("d5", "invitation", "refused", "editor", null, "u1")
            .With("d6", "request", "refused", "editor", "mia@example.net");
        Team team = new("o1", [Ada.AsShown(organization, false)], organization.Requests, null, MadeUpServer.Roles);
        IReadOnlyList<Person> people = Identify(
            team,
            Row(1, "LOU@example.net"),
            Row(2, "karim@example.net"),
            Row(3, "zoe@example.net"),
            Row(4, "ada@example.org"),
            Row(5, "mia@example.net"),
            new TeamRow { Number = 6, UserId = "U20" }
        );
        Assert.Equal(["d1", "d2", null, null, null, "d2"], people.Select(person => person.Declined?.Id));
    }

    private static IReadOnlyList<Person> Identify(params TeamRow[] rows) => Identify(TeamOf(Ada, Chloe, Adele, Hidden), rows);

    private static IReadOnlyList<Person> Identify(Team team, params TeamRow[] rows) =>
        new PersonResolver(team, "Made-up", invitesUsers: true, changesRoles: true).Identify(rows);

    private static Team TeamOf(params MadeUpAccount[] accounts)
    {
        var organization = new MadeUpOrganization("o1", accounts);
        return new Team("o1", [.. accounts.Select(account => account.AsShown(organization, false))], [], null, MadeUpServer.Roles);
    }

    private static TeamRow Row(long number, string email, string? role = null) =>
        new()
        {
            Number = number,
            Email = email,
            Role = role,
        };
}
