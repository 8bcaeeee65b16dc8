using System;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Core.Tests.Support;
using OrgAdmin.Emulation;
using OrgAdmin.Emulation.UData;
using OrgAdmin.State;
using Xunit;

namespace OrgAdmin.Core.Tests.State;

/// <summary>A thousand organizations with twenty thousand members go through export and plan like one.</summary>
public sealed class LargeStateTests
{
    private const int Organizations = 1000;
    private const int MembersOfEach = 20;

    [Fact]
    public async Task A_thousand_organizations_need_nothing_after_their_export_and_one_change_is_found()
    {
        var emulator = new OrgEmulator();
        emulator.Reset(Organizations + 43);
        UDataWorld world = emulator.UData.World;
        UserRecord basile = world.Token("emulator-udata-basile")!.User;
        UserRecord[] people =
        [
            .. Enumerable.Range(1, 200).Select(i => new UserRecord(world.NewId(), $"p{i}", $"Prénom{i}", $"Nom{i}", $"p{i}@example.org")),
        ];
        for (int i = 0; i < people.Length; i++)
            world.Add(people[i], $"token-{i}");
        OrganizationRecord[] his =
        [
            .. world.Organizations.Where(organization =>
                organization.Deleted is null && organization.Members.Exists(member => member.User == basile)
            ),
        ];
        for (int i = 0; i < his.Length; i++)
        for (int k = his[i].Members.Count; k < MembersOfEach; k++)
            his[i].Join(people[(i + k) % people.Length], "editor", new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var folder = new StateFolder(Connect.To<IOrgClient>(OrgProvider.UData, emulator, "emulator-udata-basile"));
        await folder.ExportAsync();
        Assert.InRange(folder.Files.Length, Organizations, Organizations + 50);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        OrgPlan plan = await folder.PlanAsync();
        TestContext.Current.SendDiagnosticMessage($"{folder.Files.Length} organizations planned in {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.Empty(plan.Changes);
        Assert.Equal(folder.Files.Length, plan.Organizations.Count);
    }
}
