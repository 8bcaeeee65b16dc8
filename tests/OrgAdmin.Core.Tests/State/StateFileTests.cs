using System;
using System.IO;
using System.Threading.Tasks;
using OrgAdmin.Core.State.Files;
using OrgAdmin.Core.Tests.Support;
using OrgAdmin.Emulation;
using Xunit;

namespace OrgAdmin.Core.Tests.State;

/// <summary>State files are read strictly, with the line of every mistake, and written so that the same state is the same text.</summary>
public sealed class StateFileTests
{
    private const string Head = """{"version": 1, "connection": "c", "provider": "UData", "id": "1",""" + "\n";

    [Theory]
    [InlineData("""{"connection": "c"}""", ":1: it has no version")]
    [InlineData("""{"version": 2, "connection": "c", "provider": "UData", "id": "1"}""", ":1: it has version 2")]
    [InlineData("""{"version": 1, "connection": "c", "provider": "Github", "id": "1"}""", ":1: 'Github' is no provider")]
    [InlineData("""{"version": 1, "connection": "c", "provider": "UData"}""", ":1: it has neither an id nor a name")]
    [InlineData("""{"version": 1, "provider": "UData", "id": "1"}""", ":1: it lacks 'connection'")]
    [InlineData(Head + "\"memebers\": []}", ":2: 'memebers' is unknown in the file")]
    [InlineData(Head + "\"members\": {}}", ":2: members must be a list")]
    [InlineData(Head + "\"members\": [\n{\"role\": \"admin\"}]}", ":3: an entry of members has neither a userId nor an email")]
    [InlineData(Head + "\"members\": [\n{\"userid\": \"1\"}]}", ":3: 'userid' is unknown")]
    [InlineData(Head + "\"members\": [\n{\"userId\": 1}]}", ":3: userId must be a text")]
    [InlineData(Head + "\"id\": \"2\"}", ":2: 'id' stands twice")]
    [InlineData(Head + "\"manage\": {\n\"members\": \"all\"}}", ":3: 'all' is unknown. There are: exact, atLeast, ignore.")]
    [InlineData(Head + "\"guards\": {\n\"maximumRemovalPercent\": 101}}", ":3: maximumRemovalPercent must be a whole number from 0 to 100")]
    [InlineData(Head + "\"guards\": {\n\"minimumAdmins\": -1}}", ":3: minimumAdmins must be a whole number")]
    [InlineData(Head + "\"guards\": {\n\"keepSelf\": \"no\"}}", ":3: keepSelf must be true or false")]
    [InlineData(Head + "\"guards\": {\n\"protect\": [\"\"]}}", ":3: protect must not be empty")]
    [InlineData(Head + "\"organization\": {\n\"nmae\": \"x\"}}", ":3: 'nmae' is unknown in organization")]
    [InlineData(Head + "\"organization\": {\n\"notifyOptOuts\": \"yes\"}}", ":3: notifyOptOuts must be true or false")]
    [InlineData(Head + "\"assignments\": [\n{\"userId\": \"1\", \"class\": \"Dataset\"}]}", ":3: it lacks 'id'")]
    [InlineData(Head + "\"badges\": [\n5]}", ":3: a badge must be a text")]
    [InlineData(Head + "\"members\": [\n{]}", ":3: it is not JSON")]
    [InlineData(Head + "\"members\": []} {}", "it is not JSON")]
    [InlineData("", ":1: it is not JSON")]
    public void A_mistake_is_told_with_its_line(string text, string message)
    {
        OrgException error = Assert.Throws<OrgException>(() => Read(text));
        Assert.Equal(OrgErrorKind.FileError, error.Kind);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_and_trailing_commas_are_read_and_a_mark_of_byte_order_too()
    {
        OrgState state = Read("\uFEFF// reviewed\n" + Head + "\"badges\": [\"a\", /* not b */],}");
        Assert.Equal(["a"], state.Badges);
        Assert.Null(state.Members);
    }

    [Fact]
    public void The_same_id_in_two_files_is_an_error_and_the_same_id_of_two_connections_is_not()
    {
        string folder = Directory.CreateTempSubdirectory("orgadmin-state-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "a.json"), Head + "}");
            File.WriteAllText(Path.Combine(folder, "b.json"), Head.Replace("\"c\"", "\"d\"", StringComparison.Ordinal) + "}");
            Assert.Equal(2, StateFileReader.ReadAll(folder).Count);
            File.WriteAllText(Path.Combine(folder, "z.json"), Head + "}");
            OrgException error = Assert.Throws<OrgException>(() => StateFileReader.ReadAll(folder));
            Assert.Contains("a.json", error.Message, StringComparison.Ordinal);
            Assert.Contains("z.json", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(OrgProvider.Gandi)]
    [InlineData(OrgProvider.EquinixMetal)]
    [InlineData(OrgProvider.Munch)]
    [InlineData(OrgProvider.UData)]
    public async Task What_was_written_is_read_and_written_again_as_the_same_bytes(OrgProvider provider)
    {
        using var folder = new StateFolder(Connect.To<IOrgClient>(provider, new OrgEmulator()));
        await folder.ExportAsync();
        foreach (string file in folder.Files)
        {
            byte[] written = File.ReadAllBytes(file);
            Assert.DoesNotContain((byte)'\r', written);
            Assert.Equal(written, StateFileWriter.Write(StateFileReader.Read(file), "../orgstate.schema.json"));
        }
        await folder.ExportAsync(force: true);
        Assert.Empty(folder.Host.Errors);
    }

    [Fact]
    public async Task Without_Force_a_file_stays_and_with_it_keeps_what_only_the_file_says()
    {
        using var folder = new StateFolder(Connect.To<IOrgClient>(OrgProvider.UData, new OrgEmulator()));
        string file = await folder.ExportAsync();
        folder.Edit(file, "\"minimumAdmins\": 1", "\"minimumAdmins\": 2");
        folder.Edit(file, "\"name\": \"Basile Roy\",", "\"name\": \"Basile Roy\", \"note\": \"until May\",");
        string before = File.ReadAllText(file);
        await folder.ExportAsync();
        Assert.Equal(OrgErrorKind.FileError, Assert.Single(folder.Host.Errors).Kind);
        Assert.Equal(before, File.ReadAllText(file));

        string renamed = Path.Combine(Path.GetDirectoryName(file)!, "other.json");
        File.Move(file, renamed);
        await folder.ExportAsync(force: true);
        // The id finds the file, whatever it is called.
        Assert.Equal([renamed], folder.Files);
        Assert.Contains("\"minimumAdmins\": 2", File.ReadAllText(renamed), StringComparison.Ordinal);
        Assert.Contains("until May", File.ReadAllText(renamed), StringComparison.Ordinal);
    }

    private static OrgState Read(string text)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            return StateFileReader.Read(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
