using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CsCheck;
using Xunit;

namespace OrgAdmin.Core.Tests.Properties;

/// <summary>Whatever list meets whatever members: nobody who may be in it is removed, and an admin is left.</summary>
public sealed class MemberPlanPropertyTests
{
    private static readonly string[] Names = ["ada", "adele", "adam", "bo", "basile", "mary", "marc", "chloe"];

    private static readonly Gen<string> Role = Gen.OneOfConst(MadeUpServer.Roles);

    [Fact]
    public void Lists_remove_nobody_who_may_be_in_them()
    {
        Gen<OrganizationMember[]> members = Some(
            2,
            3,
            name =>
                Gen.Select(
                    Role,
                    Gen.Frequency(
                        (1, Gen.Const<string?>($"{name}@example.org")),
                        (1, Gen.Const((string?)null)),
                        (1, Gen.Const<string?>(name[..2] + new string('*', name.Length - 2) + "@example.org")),
                        (1, Gen.Const<string?>(name[..2] + "***@example.org"))
                    ),
                    (role, email) =>
                        new OrganizationMember
                        {
                            OrganizationId = "o1",
                            UserId = name,
                            Slug = "slug-" + name,
                            Name = name,
                            Role = role,
                            Email = email,
                        }
                )
        );
        Gen<WantedMember[]> wanted = Some(
                1,
                2,
                name =>
                    Gen.Select(
                        Maybe(3, 4, Gen.Const($"{name}@example.org")),
                        Maybe(1, 3, Gen.Const(name)),
                        Maybe(2, 3, Role),
                        (email, id, role) => new WantedMember(1, email, id, role)
                    )
            )
            .Select(Numbered);
        int removals = 0;
        Gen.Select(members, wanted)
            .Sample(
                (members, wanted) =>
                {
                    MemberPlan plan = new(
                        wanted,
                        new MemberSituation
                        {
                            Organization = "Org",
                            Provider = "P",
                            Members = members,
                            Roles = MadeUpServer.Roles,
                            ChangesRoles = true,
                            InvitesUsers = true,
                            Prune = true,
                        }
                    );
                    MemberStep[] removed = [.. plan.Removals.Where(step => step.Action == MemberAction.Remove)];
                    Interlocked.Add(ref removals, removed.Length);
                    Assert.DoesNotContain(
                        removed,
                        step => wanted.Any(row => row.UserId == step.Member!.UserId || row.Email == step.Member!.UserId + "@example.org")
                    );
                    if (plan.Rows.Any(step => step.Action == MemberAction.Refuse))
                        Assert.Empty(removed);
                    if (!members.Any(member => member.IsAdmin))
                        return;
                    MemberStep[] all = [.. plan.Rows, .. removed];
                    Assert.True(
                        all.Any(step => step.GivesAdmin)
                            || members.Any(member => member.IsAdmin && !all.Any(step => step.TakesAdmin && step.Member == member)),
                        "no admin is left"
                    );
                },
                iter: 5_000,
                print: test =>
                    string.Join("; ", test.Item1.Select(member => $"{member.UserId} {member.Role} {member.Email}"))
                    + " | "
                    + Print(test.Item2)
            );
        Assert.True(removals > 1_000, $"only {removals} removals");
    }

    /// <summary>Made-up lists are carried out at a server that shows addresses as uData does, step by step and then once more.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Lists_come_true_and_the_second_time_there_is_nothing_to_do(bool isMasked)
    {
        Gen<(string Name, string Role)[]> some = Some(1, 2, name => Role.Select(role => (name, role)));
        Gen<WantedMember[]> wanted = Some(
                2,
                3,
                name =>
                    Gen.Frequency(
                        (1, Role.Select(role => new WantedMember(1, null, name, role))),
                        (2, Maybe(3, 4, Role).Select(role => new WantedMember(1, $"{name}@example.org", null, role)))
                    )
            )
            .Select(Numbered);
        int changes = 0,
            done = 0;
        Gen.Select(some, some, wanted, Gen.Bool)
            .Sample(
                (members, invited, wanted, prune) =>
                {
                    var server = new MadeUpServer(isMasked);
                    foreach ((string name, string role) in members)
                        server.Members[name] = role;
                    foreach ((string name, string role) in invited.Where(person => !server.Members.ContainsKey(person.Name)))
                        server.Invited[name] = role;
                    if (CarriesOutTwice(server, wanted, prune, isMasked))
                        Interlocked.Increment(ref done);
                    Interlocked.Add(ref changes, server.Changes);
                },
                iter: 3_000,
                print: test =>
                    $"members {string.Join(" ", test.Item1)}, invited {string.Join(" ", test.Item2)}, prune {test.Item4} | {Print(test.Item3)}"
            );
        Assert.True(changes > 3_000 && done > 500, $"{changes} changes, {done} lists came true");
    }

    /// <summary>Gives whether the list came true at once.</summary>
    private static bool CarriesOutTwice(MadeUpServer server, WantedMember[] wanted, bool prune, bool isMasked)
    {
        var before = new Dictionary<string, string>(server.Members);
        bool hasFailed = server.Carry(wanted, prune);

        // Nobody in the list was removed, and nobody at all without being asked.
        Assert.All(
            before.Keys.Except(server.Members.Keys),
            name => Assert.True(prune && !wanted.Any(person => MadeUpServer.NameOf(person) == name), name + " was removed")
        );
        // Who was not in the list was left as is.
        Assert.All(
            server.Members.Where(member => !wanted.Any(person => MadeUpServer.NameOf(person) == member.Key)),
            member => Assert.Equal(before[member.Key], member.Value)
        );
        if (hasFailed)
            return false;
        foreach (WantedMember person in wanted)
        {
            string name = MadeUpServer.NameOf(person);
            string? role =
                server.Members.TryGetValue(name, out string? its) ? its
                : server.Invited.TryGetValue(name, out its) ? its
                : null;
            Assert.NotNull(role);
            Assert.Equal(person.Role ?? role, role);
        }
        if (prune && !isMasked)
            Assert.Empty(server.Members.Keys.Except(wanted.Select(MadeUpServer.NameOf)));
        int sofar = server.Changes;
        // Two invited people whose shown addresses are alike cannot be told apart, and the second time that is said.
        bool isAsBefore = !server.Carry(wanted, prune);
        Assert.True(isAsBefore || isMasked);
        Assert.Equal(sofar, server.Changes);
        return true;
    }

    /// <summary>Something for each of some names: for so many of so many, in the order of the names.</summary>
    private static Gen<T[]> Some<T>(int chances, int of, Func<string, Gen<T>> each) =>
        Names
            .Select(name => Gen.Select(Gen.Int[1, of], each(name), (chance, value) => (Is: chance <= chances, Value: value)))
            .Aggregate(
                Gen.Const(Array.Empty<T>()),
                (all, one) => Gen.Select(all, one, (list, next) => next.Is ? [.. list, next.Value] : list)
            );

    private static Gen<string?> Maybe(int chances, int of, Gen<string> value) =>
        Gen.Frequency((chances, value.Select(text => (string?)text)), (of - chances, Gen.Const((string?)null)));

    private static WantedMember[] Numbered(WantedMember[] wanted) =>
        [.. wanted.Select((row, i) => new WantedMember(i + 1, row.Email, row.UserId, row.Role))];

    private static string Print(WantedMember[] wanted) =>
        string.Join("; ", wanted.Select(row => $"row {row.Row}: {row.Email} {row.UserId} {row.Role}"));
}
