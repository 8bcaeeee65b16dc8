using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using OrgAdmin.Core.State.Files;
using OrgAdmin.Core.State.Plans;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.State;

/// <summary>Organizations as files.</summary>
/// <param name="snapshots">Reads snapshots.</param>
/// <param name="providers">What each provider's API can write.</param>
internal sealed class StateStore(ISnapshots snapshots, IReadOnlyList<ProviderDescriptor> providers) : IStates
{
    public Task<IReadOnlyList<string>> ExportAsync(
        TeamPlace place,
        string folder,
        IReadOnlyList<string> organizationIds,
        bool force,
        IMessageHost host,
        OperationContext context
    ) => new StateExporter(place, folder, force, host, context).RunAsync(organizationIds);

    public Task<OrgPlan> PlanAsync(
        string path,
        IReadOnlyList<TeamPlace> places,
        PlanOptions options,
        IChangeHost host,
        OperationContext context
    )
    {
        IReadOnlyList<OrgState> wanted = IsSnapshot(path)
            ? SnapshotStates.Of(snapshots.Read(path), path, options.OrganizationIds, providers)
            : StateFileReader.ReadAll(path);
        return new PlanMaker(places, options, host, context).MakeAsync(path, wanted);
    }

    public Task ApplyAsync(OrgPlan plan, IReadOnlyList<TeamPlace> places, int throttleLimit, IChangeHost host, OperationContext context) =>
        new PlanApplier(plan, places, host, context).RunAsync(throttleLimit);

    public Task UndoAsync(
        OrgChange change,
        IReadOnlyCollection<OrgChange> previewed,
        TeamPlace place,
        IChangeHost host,
        OperationContext context
    ) => new ChangeUndoer(place, host, context).UndoAsync(change, previewed);

    public void WritePlan(OrgPlan plan, Stream destination) => PlanFile.Write(plan, destination);

    public OrgPlan ReadPlan(string path) => PlanFile.Read(path);

    // A snapshot says what it is in its first lines; nothing else of a file has to be read for it.
    private static bool IsSnapshot(string path)
    {
        if (Directory.Exists(path) || Core.Files.FileType.IsSpecial(path))
            return false;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            char[] start = new char[200];
            int length = reader.ReadBlock(start, 0, start.Length);
            return new string(start, 0, length).IndexOf(SnapshotStore.Format, StringComparison.Ordinal) >= 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new OrgException(OrgErrorKind.FileError, $"{path} cannot be read: {error.Message}", error);
        }
    }
}
