using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Core.State.Plans;
using OrgAdmin.Core.Tests.Members;
using OrgAdmin.Core.Tests.Support;
using OrgAdmin.Emulation;
using OrgAdmin.State;
using Xunit;

namespace OrgAdmin.Core.Tests.State;

/// <summary>A plan is what it takes and no more; it is applied as it is, or not at all.</summary>
public sealed class PlanTests
{
    [Theory]
    [InlineData(OrgProvider.Gandi)]
    [InlineData(OrgProvider.EquinixMetal)]
    [InlineData(OrgProvider.Munch)]
    [InlineData(OrgProvider.UData)]
    public async Task What_was_just_exported_needs_nothing(OrgProvider provider)
    {
        using var folder = new StateFolder(Connect.To<IOrgClient>(provider, new OrgEmulator()));
        await folder.ExportAsync();
        OrgPlan plan = await folder.PlanAsync();
        Assert.NotEmpty(plan.Organizations);
        Assert.Equal("0 to add, 0 to change, 0 to remove", plan.ToString());
    }

    [Fact]
    public void What_a_plan_shows_of_a_value_ends_after_forty_letters()
    {
        string whole = new('x', 40);
        Assert.Equal(whole, PlanText.Shown(whole));
        Assert.Equal(whole.Substring(1) + "…", PlanText.Shown(whole + "x"));
        Assert.Equal(whole.Substring(2) + "…", PlanText.Shown(whole.Substring(2) + "\U0001F389xx"));
    }

    [Fact]
    public async Task Nothing_is_asked_twice_for_the_plan_of_an_organization()
    {
        var emulator = new OrgEmulator();
        using var folder = new StateFolder(Connect.To<IOrgClient>(OrgProvider.UData, emulator));
        await folder.ExportAsync();
        int before = emulator.Requests.Count;
        await folder.PlanAsync();
        string[] asked = [.. emulator.Requests.Skip(before).Select(request => $"{request.Method} {request.Path}{request.Query}")];
        Assert.NotEmpty(asked);
        Assert.Equal(asked.Distinct(), asked);
        // The organization carries its members, and is read with them.
        foreach (
            IGrouping<string, string> organization in asked
                .GroupBy(line => line.Split('?')[0])
                .Where(group => group.Key.EndsWith("/membership/"))
        )
            Assert.Single(asked, line => line.Split('?')[0] == organization.Key.Replace("membership/", ""));
    }

    [Fact]
    public async Task A_plan_is_applied_once_and_then_there_is_nothing_left_to_do()
    {
        using var folder = new StateFolder(Connect.To<IOrgClient>(OrgProvider.UData, new OrgEmulator()));
        string file = await folder.ExportAsync();
        folder.Edit(file, "\"acronym\": \"IDFM\"", "\"acronym\": \"IDF\"");
        folder.Edit(file, "\"geozone\": \"fr:region:11\"", "\"other\": 1");
        folder.Edit(
            file,
            "\"role\": \"partial_editor\"\n    }\n  ],\n  \"invitations\": [",
            "\"role\": \"editor\"\n    }\n  ],\n  \"invitations\": [\n    { \"email\": \"kim@example.org\", \"role\": \"editor\" },"
        );
        OrgPlan plan = await folder.PlanAsync();
        Assert.Equal(["Organization", "Organization", "Invitation", "Member"], plan.Changes.Select(change => change.Kind));
        RecordingChangeHost host = await folder.ApplyAsync(plan);
        Assert.Empty(host.Errors);
        Assert.All(host.Ended, change => Assert.Equal(ChangeOutcome.Done, change.Outcome));
        Assert.Empty((await folder.PlanAsync()).Changes);
        // Again it does nothing: every step holds already.
        RecordingChangeHost again = await folder.ApplyAsync(plan);
        Assert.Empty(again.Asked);
        Assert.Empty(again.Errors);
    }

    [Theory]
    [InlineData(2, 3, null)]
    [InlineData(3, 25, OrgErrorKind.TooManyRemovals)]
    [InlineData(3, 30, null)]
    [InlineData(3, 29, OrgErrorKind.TooManyRemovals)]
    public async Task The_percentage_of_the_file_and_of_the_command_counts_whichever_is_stricter(
        int leaving,
        int percent,
        OrgErrorKind? refusal
    )
    {
        foreach (bool isInFile in new[] { true, false })
        {
            MadeUpServer server = new(Team(10));
            using var folder = new StateFolder(new MadeUpStateClient(server, "u1"));
            string file = await folder.ExportAsync();
            folder.Edit(file, "\"maximumRemovalPercent\": 25", $"\"maximumRemovalPercent\": {(isInFile ? percent : 100)}");
            for (int i = 10; i > 10 - leaving; i--)
                Remove(file, $"u{i}");
            OrgPlan plan = await folder.PlanAsync(new PlanOptions { MaximumRemovalPercent = isInFile ? 100 : percent });
            Assert.Equal(refusal?.ToString(), plan.Organizations.Single().ErrorId);
            Assert.Equal(refusal is null ? leaving : 0, plan.RemoveCount);
            RecordingChangeHost host = await folder.ApplyAsync(plan);
            Assert.Equal(refusal is null ? leaving : 0, server.Done.Count);
            Assert.Equal(refusal is null ? [] : [refusal.Value], host.Errors.Select(error => error.Kind));
        }
    }

    [Fact]
    public async Task Whom_the_guards_of_a_file_name_stays_and_keeps_the_role()
    {
        MadeUpServer server = new(Team(10));
        using var folder = new StateFolder(new MadeUpStateClient(server, "u1"));
        string file = await folder.ExportAsync();
        folder.Edit(file, "\"protect\": []", "\"protect\": [\"u2@*\", \"Name of u3\"]");
        Remove(file, "u2");
        folder.Edit(file, "\"userId\": \"u3\",", "\"userId\": \"u3\",");
        Role(file, "u3", "partial_editor");
        OrgPlan plan = await folder.PlanAsync();
        Assert.Empty(plan.Changes);
        Assert.Equal(2, plan.Refused.Count);
        Assert.All(plan.Refused, change => Assert.Contains("guards.protect", change.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_locks_themselves_out_unless_the_file_says_so()
    {
        MadeUpServer server = new(Team(3, admins: 2));
        using var folder = new StateFolder(new MadeUpStateClient(server, "u1"));
        string file = await folder.ExportAsync();
        Remove(file, "u1");
        OrgPlan plan = await folder.PlanAsync();
        Assert.Empty(plan.Changes);
        Assert.Single(plan.Refused);
        folder.Edit(file, "\"keepSelf\": true", "\"keepSelf\": false");
        await folder.ApplyAsync(await folder.PlanAsync());
        Assert.Equal(["o1: remove u1"], server.Done);
    }

    [Fact]
    public async Task A_world_that_has_moved_on_makes_the_plan_outdated_and_nothing_is_done()
    {
        MadeUpServer server = new(Team(6));
        using var folder = new StateFolder(new MadeUpStateClient(server, "u1"));
        string file = await folder.ExportAsync();
        Remove(file, "u5");
        OrgPlan plan = await folder.PlanAsync();
        server.Organizations[0].Member("u4")!.Role = "admin";
        RecordingChangeHost host = await folder.ApplyAsync(plan);
        Assert.Equal(OrgErrorKind.PlanOutdated, Assert.Single(host.Errors).Kind);
        Assert.Contains("member/u4", host.Errors[0].Message, StringComparison.Ordinal);
        Assert.Empty(server.Done);
    }

    [Fact]
    public async Task After_a_step_that_failed_nobody_is_removed_and_another_organization_goes_on()
    {
        MadeUpServer server = new(Team(6), Team(6, id: "o2"))
        {
            Fails = said =>
                said.StartsWith("o1: role", StringComparison.Ordinal)
                    ? new OrgException(OrgErrorKind.ServerError, "No.") { StatusCode = 500 }
                    : null,
        };
        using var folder = new StateFolder(new MadeUpStateClient(server, "u1"));
        await folder.ExportAsync();
        foreach (string file in folder.Files)
        {
            Remove(file, "u6");
            Role(file, "u5", "partial_editor");
        }
        RecordingChangeHost host = await folder.ApplyAsync(await folder.PlanAsync());
        Assert.Equal(["o2: remove u6", "o2: role u5 partial_editor"], server.Done.Order());
        Assert.Equal(["Failed", "Refused"], host.Ended.Where(change => change.OrganizationId == "o1").Select(change => change.Outcome));
    }

    [Fact]
    public async Task A_part_that_could_not_be_read_is_unknown_and_nothing_of_it_is_removed()
    {
        MadeUpServer server = new(Team(6));
        using var folder = new StateFolder(new MadeUpStateClient(server, "u1"));
        string file = await folder.ExportAsync();
        Remove(file, "u6");
        server.Fails = said => said.EndsWith("members", StringComparison.Ordinal) ? new OrgException(OrgErrorKind.Forbidden, "No.") : null;
        OrgPlan plan = await folder.PlanAsync();
        Assert.Empty(plan.Changes);
        Assert.Equal(2, plan.Unknown.Count);
    }

    [Fact]
    public async Task A_file_that_is_gone_removes_nothing()
    {
        MadeUpServer server = new(Team(3), Team(3, id: "o2"));
        using var folder = new StateFolder(new MadeUpStateClient(server, "u1"));
        File.Delete(await folder.ExportAsync());
        Assert.Equal("0 to add, 0 to change, 0 to remove", (await folder.PlanAsync()).ToString());
    }

    [Fact]
    public async Task A_plan_that_was_edited_is_refused()
    {
        MadeUpServer server = new(Team(6));
        using var folder = new StateFolder(new MadeUpStateClient(server, "u1"));
        Remove(await folder.ExportAsync(), "u6");
        OrgPlan plan = await folder.PlanAsync();
        string file = Path.Combine(folder.Path, "plan.txt");
        using (FileStream stream = File.Create(file))
            PlanFile.Write(plan, stream);
        Assert.Equal(plan.ToString(), PlanFile.Read(file).ToString());
        string text = File.ReadAllText(file);
        foreach (
            string edited in new[]
            {
                text.Replace("\"userId\": \"u6\"", "\"userId\": \"u2\"", StringComparison.Ordinal),
                text.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal),
                text.Replace("OrgAdmin plan", "plan", StringComparison.Ordinal),
                text[..(text.Length / 2)],
                "",
            }
        )
        {
            Assert.NotEqual(text, edited);
            File.WriteAllText(file, edited);
            Assert.Equal(OrgErrorKind.InvalidPlan, Assert.Throws<OrgException>(() => PlanFile.Read(file)).Kind);
        }
    }

    [Fact]
    public async Task An_organization_without_an_id_is_made_once_and_its_file_gets_the_id()
    {
        var emulator = new OrgEmulator();
        using var folder = new StateFolder(Connect.To<IOrgClient>(OrgProvider.EquinixMetal, emulator));
        Directory.CreateDirectory(Path.Combine(folder.Path, "c"));
        string file = Path.Combine(folder.Path, "c", "new.json");
        File.WriteAllText(
            file,
            """
            {
              // Asked for by the board.
              "version": 1, "connection": "c", "provider": "EquinixMetal",
              "organization": {
                "name": "Brand new", "description": "d", "streetAddress": "1 Quay", "postalCode": "20457", "city": "Hamburg", "country": "DE"
              },
              "members": [ { "email": "ada@example.org", "role": "admin" } ]
            }
            """
        );
        OrgPlan plan = await folder.PlanAsync();
        Assert.Equal(["Organization", "Invitation"], plan.Changes.Select(change => change.Kind));
        RecordingChangeHost host = await folder.ApplyAsync(plan);
        Assert.Empty(host.Errors);
        Assert.All(host.Ended, change => Assert.NotEqual("", change.OrganizationId));
        Assert.Contains("Asked for by the board.", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Contains($"\"id\": \"{host.Ended[0].OrganizationId}\"", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Empty((await folder.PlanAsync()).Changes);
    }

    [Fact]
    public async Task What_an_API_cannot_write_is_refused_before_anything_is_sent()
    {
        var emulator = new OrgEmulator();
        using var folder = new StateFolder(Connect.To<IOrgClient>(OrgProvider.Gandi, emulator));
        string file = await folder.ExportAsync();
        folder.Edit(file, "\"name\": \"alice\"", "\"name\": \"alicia\"");
        OrgPlan plan = await folder.PlanAsync();
        Assert.Empty(plan.Changes);
        Assert.Contains("cannot write name", Assert.Single(plan.Refused).Error, StringComparison.Ordinal);
    }

    internal static MadeUpOrganization Team(int members, int admins = 1, string id = "o1") =>
        new(
            id,
            [.. Enumerable.Range(1, members).Select(i => new MadeUpAccount($"u{i}", i <= admins ? "admin" : "editor", $"u{i}@example.org"))]
        );

    internal static void Remove(string file, string userId) => Change(file, userId, "");

    internal static void Role(string file, string userId, string role) =>
        Change(file, userId, $$"""{ "userId": "{{userId}}", "role": "{{role}}" },""");

    // An entry is an object of its own lines.
    private static void Change(string file, string userId, string entry)
    {
        string text = File.ReadAllText(file);
        int id = text.IndexOf($"\"userId\": \"{userId}\"", StringComparison.Ordinal);
        Assert.True(id > 0);
        int start = text.LastIndexOf('{', id);
        int end = text.IndexOf('}', id) + 1;
        if (text[end] == ',')
            end++;
        File.WriteAllText(file, text[..start] + entry + text[end..]);
    }
}
