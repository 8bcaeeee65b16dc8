using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CsCheck;
using OrgAdmin.Core.Members;
using OrgAdmin.Core.Tests.Members;
using OrgAdmin.Teams;
using Xunit;

namespace OrgAdmin.Core.Tests.Properties;

/// <summary>Whatever list meets whatever team at whatever server: the team outlives it.</summary>
public sealed class TeamPropertyTests
{
    private static readonly Gen<string> Role = Gen.OneOfConst(MadeUpServer.Roles);

    private static readonly Gen<(int Kind, string Role, Shows Shows, bool HasSecond)[]> Accounts = Gen.Select(
        Gen.Int[0, 5],
        Role,
        Gen.Frequency((4, Gen.Const(Shows.Whole)), (2, Gen.Const(Shows.Part)), (1, Gen.Const(Shows.Nothing))),
        Gen.Bool
    ).Array[MadeUpList.Names.Length];

    private static readonly Gen<(int Way, int By, int Person, int Other, string? Role, int Place)[]> Rows = Gen.Select(
        // Damage that is refused is rare enough for most lists to be carried out.
        Gen.Frequency(
            (6, Gen.Const(0)),
            (34, Gen.Int[1, DamagedRow.ReadableWays - 1]),
            (1, Gen.Int[DamagedRow.ReadableWays, DamagedRow.Ways - 1])
        ),
        Gen.Int[0, 2],
        Gen.Int[0, MadeUpList.Names.Length - 1],
        Gen.Int[0, MadeUpList.Names.Length - 1],
        Gen.Frequency((5, Gen.Const((string?)null)), (1, Role.Select(role => (string?)role))),
        Gen.Int[0, 19]
    ).Array[3, 13];

    private static readonly Gen<(int At, int Kind, int Agreed, bool Stops)> Trouble = Gen.Select(
        Gen.Int[0, 30],
        Gen.Int[0, 5],
        Gen.Frequency((2, Gen.Const(-1)), (1, Gen.Int)),
        Gen.Bool
    );

    private static readonly Gen<(int Self, int OtherSelf, int TwiceOf, int Required)> People = Gen.Select(
        Gen.Int[-1, MadeUpList.Names.Length - 1],
        Gen.Int[-1, MadeUpList.Names.Length - 1],
        Gen.Int[0, 30],
        Gen.Frequency((8, Gen.Const(-1)), (1, Gen.Int[0, MadeUpList.Names.Length - 1]))
    );

    private static readonly Gen<(int Percent, int MinimumAdmin)> Guards = Gen.Select(
        Gen.OneOfConst(25, 60, 100),
        Gen.Frequency((4, Gen.Const(1)), (1, Gen.Const(2)), (1, Gen.Const(3)))
    );

    [Fact]
    public void Whatever_is_wrong_with_a_list_nobody_whom_it_names_is_removed()
    {
        int damaged = 0,
            removals = 0,
            roles = 0,
            invitations = 0;
        Gen.Select(Accounts, Rows, Trouble, People, Guards)
            .Sample(
                (accounts, rows, trouble, people, guards) =>
                {
                    var list = new MadeUpList(accounts, rows, people, guards);
                    try
                    {
                        list.Carry(trouble);
                        list.CarryToItsEnd();
                    }
                    catch (Exception error) when (error is not OutOfMemoryException)
                    {
                        throw new InvalidOperationException($"{error.Message}\n{list.Story()}", error);
                    }
                    Interlocked.Add(ref damaged, rows.Count(row => row.Way > 0));
                    Interlocked.Add(ref removals, list.Count("remove"));
                    Interlocked.Add(ref roles, list.Count("role"));
                    Interlocked.Add(ref invitations, list.Count("invite"));
                },
                iter: 15_000,
                print: _ => ""
            );
        // Lists that do nothing prove nothing.
        Assert.True(
            damaged >= 100_000 && removals > 5_000 && roles > 2_000 && invitations > 5_000,
            $"{damaged} damaged rows, {removals} removals, {roles} roles, {invitations} invitations"
        );
    }
}
