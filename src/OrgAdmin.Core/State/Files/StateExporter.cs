using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Core.Files;
using OrgAdmin.Core.Members;
using OrgAdmin.Core.State.Plans;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.State.Files;

/// <summary>
/// Writes the organizations of a connection, one file each. A file that is there is found by its id, whatever it is called.
/// </summary>
internal sealed class StateExporter(TeamPlace place, string folder, bool force, IMessageHost host, OperationContext context)
{
    private const string SchemaName = "orgstate.schema.json";

    private readonly WorldReader _reader = new(place, new TeamDirectory(), context);
    private readonly List<string> _written = [];

    /// <summary>Writes the files.</summary>
    /// <param name="organizationIds">The organizations; empty for all that the caller can manage.</param>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<string> organizationIds)
    {
        Dictionary<string, string> known = FilesById();
        IEnumerable<string> ids =
            organizationIds.Count > 0
                ? organizationIds
                : (await _reader.ManagedAsync().ConfigureAwait(false)).Select(organization => organization.Id);
        await InOrder
            .RunAsync(ids, ReadOptions.DefaultThrottleLimit, id => _reader.ReadAsync(id, withLogo: true), FinishAsync)
            .ConfigureAwait(false);
        return _written;

        async Task FinishAsync(string id, Task<World> reading)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                await WriteAsync(await reading.ConfigureAwait(false), known).ConfigureAwait(false);
            }
            catch (OrgException error) when (error.Kind != OrgErrorKind.Unauthorized)
            {
                await host.FailAsync(id, error).ConfigureAwait(false);
            }
        }
    }

    private Dictionary<string, string> FilesById()
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Any(IsState))
            return known;
        foreach (
            OrgState state in StateFileReader
                .ReadAll(folder, withPictures: false)
                .Where(state => state.Id is not null && IgnoringCase.Same(state.Connection, place.Name))
        )
            known[state.Id!] = state.File!;
        return known;
    }

    private async Task WriteAsync(World world, Dictionary<string, string> known)
    {
        OrgState state = world.State;
        bool isThere = known.TryGetValue(state.Id!, out string? path);
        path ??= NewPath(world.Organization, known);
        if (isThere && !force)
            throw new OrgException(
                OrgErrorKind.FileError,
                $"{path} is there already. -Force overwrites it, and keeps what only the file says."
            );
        foreach (KeyValuePair<string, OrgException> unread in state.Unread)
            await host.WarnAsync(
                    $"The {unread.Key} of {world.Organization.Name} could not be read and are not in the file: {unread.Value.Message}"
                )
                .ConfigureAwait(false);
        if (isThere)
            KeepOwnWords(state, StateFileReader.Read(path, withPicture: false));
        else
            Describe(state);
        if (state.Logo is { Content.Length: > 0 } logo)
            logo.File ??= Path.GetFileNameWithoutExtension(path) + ".logo" + logo.Extension;
        byte[] bytes = StateFileWriter.Write(state, SchemaOf(path));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WriteSchema();
        // The file names people.
        new AtomicFile(path) { IsPrivate = true, Force = force }.Write(stream => stream.Write(bytes, 0, bytes.Length));
        if (state.Logo?.File is { } picture)
            WriteIfOther(Path.Combine(Path.GetDirectoryName(path)!, picture), state.Logo.Content);
        known[state.Id!] = path;
        _written.Add(path);
    }

    // What is first written rules members exactly, and of the rest only what it lists.
    private static void Describe(OrgState state)
    {
        if (state.Members is not null)
            state.Manage["members"] = StateManage.Exact;
        if (state.Invitations is not null)
            state.Manage["invitations"] = StateManage.AtLeast;
        if (state.Badges is not null)
            state.Manage["badges"] = StateManage.AtLeast;
        if (state.Assignments is not null)
            state.Manage["assignments"] = StateManage.AtLeast;
        if (state.Children is not null)
            state.Manage["children"] = StateManage.AtLeast;
        if (state.Customers is not null)
            state.Manage["customers"] = StateManage.AtLeast;
        if (state.Contacts is not null)
            state.Manage["contacts"] = StateManage.AtLeast;
    }

    private static void KeepOwnWords(OrgState state, OrgState before)
    {
        (state.Manage, state.Guards) = (before.Manage, before.Guards);
        Keep(state.Members, before.Members);
        Keep(state.Invitations, before.Invitations);
        // A part that a file leaves out is not managed, and stays left out.
        if (before.Members is null)
            state.Members = null;
        if (before.Invitations is null)
            state.Invitations = null;
        if (before.Badges is null)
            state.Badges = null;
        if (before.Assignments is null)
            state.Assignments = null;
        if (before.Children is null)
            state.Children = null;
        if (before.Customers is null)
            state.Customers = null;
        if (before.Contacts is null)
            state.Contacts = null;
        if (before.Logo is null)
            state.Logo = null;
        else if (state.Logo is { Content.Length: > 0 })
            state.Logo.File = before.Logo.File;
        foreach (string field in state.Organization.Keys.Where(field => !before.Organization.ContainsKey(field)).ToArray())
            state.Organization.Remove(field);
    }

    private static void Keep(List<StatePerson>? now, List<StatePerson>? before)
    {
        foreach (StatePerson person in now ?? [])
            person.Note = before
                ?.Find(other =>
                    person.UserId is not null
                        ? IgnoringCase.Same(other.UserId, person.UserId)
                        : IgnoringCase.Same(other.Email, person.Email)
                )
                ?.Note;
    }

    private string NewPath(Organization organization, Dictionary<string, string> known)
    {
        string name = FileName(organization.Slug ?? organization.Name.ToLowerInvariant());
        string path = Path.Combine(folder, FileName(place.Name), name + ".json");
        return File.Exists(path) || known.Values.Contains(path, StringComparer.OrdinalIgnoreCase)
            ? Path.Combine(folder, FileName(place.Name), $"{name}-{FileName(organization.Id)}.json")
            : path;
    }

    // The letters that every system takes in a name, and no name that Windows keeps for devices.
    private static string FileName(string text)
    {
        var name = new StringBuilder();
        foreach (char c in text.Normalize(NormalizationForm.FormC))
            name.Append(char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-');
        string trimmed = name.ToString().Trim('-', '.');
        if (trimmed.Length > 80)
            trimmed = trimmed.Substring(0, 80);
        return trimmed.Length == 0 || WindowsFileName.Refusal(trimmed) is not null ? "organization-" + trimmed : trimmed;
    }

    private string SchemaOf(string path)
    {
        string below = Path.GetFullPath(Path.GetDirectoryName(path)!).Substring(Path.GetFullPath(folder).Length);
        int depth = below.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Length;
        return string.Concat(Enumerable.Repeat("../", depth)) + SchemaName;
    }

    // The schema lies beside the files, so that an editor finds it without a network.
    private void WriteSchema()
    {
        string path = Path.Combine(folder, SchemaName);
        WriteIfOther(path, StateSchema.Text());
    }

    private static void WriteIfOther(string path, byte[] content)
    {
        if (File.Exists(path) && AtomicFile.ReadAllBytes(path).SequenceEqual(content))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        new AtomicFile(path).Write(stream => stream.Write(content, 0, content.Length));
    }

    private static bool IsState(string path) => !path.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase);
}
