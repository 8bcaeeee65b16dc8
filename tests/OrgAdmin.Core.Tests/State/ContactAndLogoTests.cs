using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Core.State.Files;
using OrgAdmin.Core.Tests.Support;
using OrgAdmin.Emulation;
using OrgAdmin.State;
using Xunit;

namespace OrgAdmin.Core.Tests.State;

/// <summary>The parts of a state file that only uData has: contact points, and the logo as a file beside it.</summary>
public sealed class ContactAndLogoTests
{
    private static readonly byte[] Red = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
    );

    private readonly OrgEmulator _emulator = new();

    [Fact]
    public async Task Contact_points_are_made_changed_and_removed_and_then_nothing_is_left_to_do()
    {
        using StateFolder folder = Folder();
        string file = await folder.ExportAsync(force: true);
        folder.Edit(file, "\"contacts\": [", "\"contacts\": [\n{ \"name\": \"Presse\", \"email\": \"presse@example.org\" },");
        await ApplyAsync(folder, ("Add", "Presse"));

        file = await folder.ExportAsync(force: true);
        folder.Edit(file, "\"email\": \"presse@example.org\"", "\"contactForm\": \"https://mobilites.example.org/presse\"");
        await ApplyAsync(folder, ("Change", "Presse"));
        StateContact changed = StateFileReader
            .Read(await folder.ExportAsync(force: true))
            .Contacts!.Single(contact => contact.Name == "Presse");
        Assert.Equal(("https://mobilites.example.org/presse", null), (changed.ContactForm, changed.Email));

        file = await folder.ExportAsync(force: true);
        folder.Edit(file, "\"contacts\": \"atLeast\"", "\"contacts\": \"exact\"");
        string text = File.ReadAllText(file);
        int name = text.IndexOf("\"name\": \"Presse\"", StringComparison.Ordinal);
        int start = text.LastIndexOf('{', name),
            end = text.IndexOf('}', name) + 1;
        File.WriteAllText(file, text.Remove(start, end - start + (text[end] == ',' ? 1 : 0)));
        await ApplyAsync(folder, ("Remove", "Presse"));
        Assert.DoesNotContain(StateFileReader.Read(await folder.ExportAsync(force: true)).Contacts!, contact => contact.Name == "Presse");
    }

    [Theory]
    [InlineData("\"role\": \"boss\", \"email\": \"a@example.org\"", "The role 'boss' is unknown.")]
    [InlineData("\"email\": \"nobody\"", "'nobody' is no e-mail address")]
    [InlineData("\"role\": \"contact\"", "A contact needs an email or a contactForm.")]
    [InlineData("\"id\": \"0123456789abcdef01234567\", \"email\": \"a@example.org\"", "an id cannot be chosen")]
    public async Task A_contact_point_that_cannot_be_is_refused_before_anything_is_sent(string fields, string why)
    {
        using StateFolder folder = Folder();
        string file = await folder.ExportAsync(force: true);
        folder.Edit(file, "\"contacts\": [", $"\"contacts\": [\n{{ \"name\": \"Presse\", {fields} }},");
        OrgPlan plan = await folder.PlanAsync();
        Assert.Empty(plan.Changes);
        Assert.Contains(why, Assert.Single(plan.Refused).Error);
    }

    [Fact]
    public async Task The_logo_lies_beside_the_file_and_another_one_is_uploaded()
    {
        using StateFolder folder = Folder();
        string file = await folder.ExportAsync(force: true);
        StateLogo logo = StateFileReader.Read(file).Logo!;
        string picture = Path.Combine(Path.GetDirectoryName(file)!, logo.File!);
        Assert.EndsWith(".logo.png", picture);
        Assert.NotEqual(Red, File.ReadAllBytes(picture));

        File.WriteAllBytes(picture, Red);
        OrgException changed = await Assert.ThrowsAsync<OrgException>(() => folder.PlanAsync());
        Assert.Contains("is another picture than this hash is of", changed.Message);

        folder.Edit(file, logo.Sha256, new StateLogo { Content = Red }.Sha256);
        await ApplyAsync(folder, ("Change", "Île-de-France Mobilités"));
        await folder.ExportAsync(force: true);
        Assert.Equal(Red, File.ReadAllBytes(picture));
    }

    [Fact]
    public async Task A_logo_that_was_changed_after_the_plan_is_not_uploaded()
    {
        using StateFolder folder = Folder();
        string file = await folder.ExportAsync(force: true);
        StateLogo logo = StateFileReader.Read(file).Logo!;
        string picture = Path.Combine(Path.GetDirectoryName(file)!, logo.File!);
        byte[] seen = File.ReadAllBytes(picture);
        File.WriteAllBytes(picture, Red);
        folder.Edit(file, $",\n    \"sha256\": \"{logo.Sha256}\"", "");
        OrgPlan plan = await folder.PlanAsync();
        File.WriteAllBytes(picture, [.. Red, 0]);
        RecordingChangeHost host = await folder.ApplyAsync(plan);
        Assert.Equal(ChangeOutcome.Failed, Assert.Single(host.Ended).Outcome);
        File.WriteAllBytes(picture, seen);
        Assert.Empty((await folder.PlanAsync()).Changes);
    }

    [Theory]
    [InlineData("../secret.png", "must lie beside the file")]
    [InlineData("/etc/hostname", "must lie beside the file")]
    [InlineData("not-there.png", "cannot be read")]
    [InlineData("text.png", "neither PNG, JPEG, GIF nor WebP")]
    public async Task A_file_names_no_picture_but_its_own(string name, string why)
    {
        using StateFolder folder = Folder();
        string file = await folder.ExportAsync(force: true);
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(file)!, "text.png"), "no picture");
        folder.Edit(file, $"\"file\": \"{StateFileReader.Read(file).Logo!.File}\"", $"\"file\": \"{name}\"");
        OrgException refused = await Assert.ThrowsAsync<OrgException>(() => folder.PlanAsync());
        Assert.Equal(OrgErrorKind.FileError, refused.Kind);
        Assert.Contains(why, refused.Message);
        Assert.Matches(@":\d+: ", refused.Message);
    }

    [Theory]
    [InlineData(0, "neither PNG, JPEG, GIF nor WebP")]
    [InlineData(1, "It is larger than 10 MB.")]
    public void A_picture_is_bounded(int more, string why)
    {
        using StateFolder folder = Folder();
        string picture = Path.Combine(folder.Path, "large.png");
        using (FileStream stream = File.Create(picture))
            stream.SetLength((10 * 1024 * 1024) + more);
        OrgException refused = Assert.Throws<OrgException>(() => StateLogo.Read(Path.Combine(folder.Path, "o.json"), "large.png"));
        Assert.Equal(OrgErrorKind.FileError, refused.Kind);
        Assert.Contains(why, refused.Message);
    }

    [Fact]
    public async Task The_picture_is_asked_for_without_the_credential_and_only_where_a_file_has_one()
    {
        using StateFolder folder = Folder();
        string file = await folder.ExportAsync(force: true);
        EmulatorRequest download = Assert.Single(_emulator.Requests, request => request.Path.Contains("/avatars/"));
        Assert.Null(download.User);
        StateLogo logo = StateFileReader.Read(file).Logo!;
        string text = File.ReadAllText(file);
        int start = text.IndexOf("\"logo\": {", StringComparison.Ordinal);
        File.WriteAllText(file, text.Remove(start, text.IndexOf("},", start, StringComparison.Ordinal) + 2 - start));
        await folder.PlanAsync();
        Assert.Single(_emulator.Requests, request => request.Path.Contains("/avatars/"));
        Assert.NotNull(logo.File);
    }

    private StateFolder Folder() => new(Connect.To<IOrgClient>(OrgProvider.UData, _emulator));

    private static async Task ApplyAsync(StateFolder folder, params (string Action, string Target)[] expected)
    {
        OrgPlan plan = await folder.PlanAsync();
        Assert.Empty(plan.Refused);
        Assert.Equal(expected, plan.Changes.Select(change => (change.Action, change.Target)));
        RecordingChangeHost host = await folder.ApplyAsync(plan);
        Assert.Empty(host.Errors);
        Assert.Empty((await folder.PlanAsync()).Changes);
        RecordingChangeHost again = await folder.ApplyAsync(plan);
        Assert.Empty(again.Errors);
        Assert.Empty(again.Asked);
    }
}
