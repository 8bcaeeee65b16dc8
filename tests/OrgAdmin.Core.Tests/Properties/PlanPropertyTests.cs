using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using OrgAdmin.Core.Tests.Members;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.State;

/// <summary>What holds for every world and every file, however a run ends.</summary>
public sealed class PlanPropertyTests
{
    private static readonly string[] Roles = ["admin", "editor", "partial_editor"];

    [Fact]
    public async Task Broken_off_after_any_step_the_same_plan_ends_in_the_same_state()
    {
        await Gen.Select(Gen.Int[2, 8], Gen.Int[0, 255], Gen.Int[0, 6561], Gen.Int[0, 6])
            .SampleAsync(
                async (int members, int leaving, int roles, int steps) =>
                {
                    MadeUpServer whole = new(World(members)),
                        broken = new(World(members));
                    using var folder = new StateFolder(new MadeUpStateClient(whole, "u1"));
                    using var other = new StateFolder(new MadeUpStateClient(broken, "u1"));
                    Edit(await folder.ExportAsync(), members, leaving, roles);
                    Edit(await other.ExportAsync(), members, leaving, roles);
                    await folder.ApplyAsync(await folder.PlanAsync());

                    OrgPlan plan = await other.PlanAsync();
                    int left = steps;
                    broken.Fails = said => IsChange(said) && left-- <= 0 ? throw new OperationCanceledException() : null;
                    try
                    {
                        await other.ApplyAsync(plan);
                    }
                    catch (OperationCanceledException)
                    {
                        // As if the process had been killed.
                    }
                    broken.Fails = _ => null;
                    await other.ApplyAsync(plan);

                    Assert.Equal(Shown(whole), Shown(broken));
                    // Somebody administers at the end, and whose credential was used is still there.
                    Assert.True(whole.Organizations[0].HasAdmin);
                    Assert.NotNull(whole.Organizations[0].Member("u1"));
                    // A second plan has nothing left that it could do.
                    Assert.Empty((await folder.PlanAsync()).Changes);
                },
                iter: 60,
                threads: 1
            );
    }

    [Fact]
    public async Task Everything_that_was_done_is_put_back_but_what_only_an_invitation_brings_back()
    {
        await Gen.Select(Gen.Int[2, 8], Gen.Int[0, 255], Gen.Int[0, 6561])
            .SampleAsync(
                async (int members, int leaving, int roles) =>
                {
                    MadeUpServer server = new(World(members));
                    string before = Shown(server);
                    using var folder = new StateFolder(new MadeUpStateClient(server, "u1"));
                    Edit(await folder.ExportAsync(), members, leaving, roles);
                    RecordingChangeHost host = await folder.ApplyAsync(await folder.PlanAsync());
                    string[] removed =
                    [
                        .. host
                            .Ended.Where(change => change.Kind == "Member" && change.Action == "Remove")
                            .Select(change => change.UserId!),
                    ];
                    foreach (OrgChange change in Enumerable.Reverse(host.Ended))
                        await folder.UndoAsync(change);
                    foreach (string userId in removed)
                    {
                        // Invited again, as what they were.
                        MembershipRequest invitation = server.Organizations[0].Requests.Single(request => request.UserId == userId);
                        server.Organizations[0].Members.Add(new MadeUpAccount(userId, invitation.Role!, $"{userId}@example.org"));
                        server.Organizations[0].Requests.Remove(invitation);
                    }
                    Assert.Equal(before, Shown(server));
                },
                iter: 60,
                threads: 1
            );
    }

    [Fact]
    public async Task Two_people_under_one_mask_are_never_touched_for_an_address()
    {
        var organization = new MadeUpOrganization(
            "o1",
            new MadeUpAccount("u1", "admin", "root@example.org"),
            new MadeUpAccount("u2", "editor", "ada@example.org") { Shows = Shows.Part },
            new MadeUpAccount("u3", "editor", "adele@example.org") { Shows = Shows.Part }
        );
        MadeUpServer server = new(organization);
        using var folder = new StateFolder(new MadeUpStateClient(server, "u1"));
        string file = await folder.ExportAsync();
        PlanTests.Remove(file, "u2");
        PlanTests.Remove(file, "u3");
        folder.Edit(file, "\"members\": [", "\"members\": [ { \"email\": \"adam@example.org\", \"role\": \"admin\" },");
        OrgPlan plan = await folder.PlanAsync();
        Assert.Empty(plan.Changes);
        Assert.Single(plan.Unknown);
        await folder.ApplyAsync(plan);
        Assert.Empty(server.Done);
    }

    private static bool IsChange(string said) =>
        said.Contains(": invite", StringComparison.Ordinal)
        || said.Contains(": revoke", StringComparison.Ordinal)
        || said.Contains(": role", StringComparison.Ordinal)
        || said.Contains(": remove", StringComparison.Ordinal);

    private static MadeUpOrganization World(int members) =>
        PlanTests.Team(members, admins: Math.Min(2, members)).With("i1", "invitation", "pending", "editor", "old@example.org");

    // Each bit takes a member out, each digit to the base of three says a role; the caller is not touched.
    private static void Edit(string file, int members, int leaving, int roles)
    {
        for (int i = 2; i <= members; i++)
        {
            if ((leaving & (1 << (i - 1))) != 0)
                PlanTests.Remove(file, $"u{i}");
            else
                PlanTests.Role(file, $"u{i}", Roles[roles / (int)Math.Pow(3, i - 1) % 3]);
        }
        string text = File.ReadAllText(file)
            .Replace("\"maximumRemovalPercent\": 25", "\"maximumRemovalPercent\": 100", StringComparison.Ordinal)
            .Replace(
                "\"invitations\": [",
                "\"invitations\": [ { \"email\": \"new@example.org\", \"role\": \"editor\" },",
                StringComparison.Ordinal
            );
        File.WriteAllText(file, text);
    }

    private static string Shown(MadeUpServer server)
    {
        MadeUpOrganization organization = server.Organizations[0];
        IEnumerable<string> people = organization.Members.Select(member => $"{member.Id} {member.Role}");
        IEnumerable<string> invited = organization.Requests.Select(request => $"{request.Email ?? request.UserId} {request.Role}");
        return string.Join("; ", people.Concat(invited).Order(StringComparer.Ordinal));
    }
}
