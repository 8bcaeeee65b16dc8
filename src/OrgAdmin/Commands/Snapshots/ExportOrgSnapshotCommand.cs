using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Writes the organizations of connections, with their members and what is pending, to one file: for the records, and for Compare-OrgSnapshot.</summary>
[Cmdlet(VerbsData.Export, "OrgSnapshot", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportOrgSnapshotCommand : ConnectedCmdlet<IOrganizationReader>
{
    private readonly List<Wanted> _wanted = [];
    private readonly ChangeProgress _progress = new();
    private bool _isAsked;
    private bool _hasRead;

    /// <summary>The file, written whole or not at all.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The only organizations wanted. Left out, all that the connection lists.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [RowId]
    [RowText]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public object? OrganizationId { get; set; }

    /// <summary>How many organizations may be asked at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = ReadOptions.DefaultThrottleLimit;

    /// <summary>Replace a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Purpose => "list organizations";

    private protected override bool AllowsSeveralConnections => true;

    private protected override void ProcessRow(Row row, ConnectionUse<IOrganizationReader> use)
    {
        _isAsked = true;
        Wanted? wanted = _wanted.Find(known => ReferenceEquals(known.Use.Connection, use.Connection));
        if (wanted is null)
            _wanted.Add(wanted = new Wanted(use));
        if (row.Text(nameof(OrganizationId)) is { } id)
            wanted.Ids.Add(id);
        else if (row.Source is not null and not OrgConnection)
            throw new OrgException(OrgErrorKind.ValidationFailed, $"{row.Label} names no organization (-OrganizationId).");
    }

    private protected override void Refuse(Row row, OrgConnection? connection, OrgException error)
    {
        _isAsked = true;
        base.Refuse(row, connection, error);
    }

    private protected override void End()
    {
        if (!_isAsked)
            WriteWarning($"No organization came down the pipeline, so {Path} is not written.");
        else if (_wanted.Count > 0)
            Guard(Path, Export);
        _progress.End(this);
    }

    private void Export()
    {
        string path = FilePath(Path);
        if (Directory.Exists(path))
            throw new OrgException(
                OrgErrorKind.FileError,
                $"{path} is a folder. Name a file in it, such as {System.IO.Path.Combine(path, "snapshot.json")}"
            );
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(path)))
            throw new OrgException(OrgErrorKind.FileError, $"{path} cannot be written: there is no such folder.");
        if (File.Exists(path) && !Force)
            throw new OrgException(OrgErrorKind.Conflict, $"{path} is there already. Choose another name, or replace it with -Force.");
        Wanted[] wanted =
        [
            .. _wanted.OrderBy(one => one.Use.Connection.Service).ThenBy(one => one.Use.Connection.Name, StringComparer.OrdinalIgnoreCase),
        ];
        if (!ShouldProcess(path, $"Export snapshot of {string.Join(", ", wanted.Select(one => one.Use.Connection.Name))}"))
            return;
        Engine.Core.WriteFile(
            path,
            stream =>
            {
                Engine.Core.Snapshots.Write(new OrgSnapshot { TakenAt = DateTimeOffset.UtcNow, Connections = wanted.Select(Take) }, stream);
                if (!_hasRead)
                    throw new OrgException(OrgErrorKind.FileError, $"{path} is not written: there was nothing that could be read.");
            },
            isPrivate: true,
            force: Force
        );
        WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true);
    }

    private SnapshotConnection Take(Wanted wanted)
    {
        ISnapshotTaker taker = Engine.Core.Snapshots.CreateTaker(wanted.Use.Api, Context);
        SnapshotGap? unread = null;
        List<(string Id, Organization? Organization, SnapshotGap? Unread)> found = [];
        try
        {
            found =
                wanted.Ids.Count == 0
                    ?
                    [
                        .. Await(taker.ListAsync(ThrottleLimit))
                            .Select(organization => (organization.Id, (Organization?)organization, (SnapshotGap?)null)),
                    ]
                    : Find(wanted.Ids, taker);
            _hasRead |= wanted.Ids.Count == 0 || found.Exists(one => one.Organization is not null);
        }
        catch (OrgException error)
        {
            Report(error, wanted.Use.Connection.Name);
            unread = SnapshotGap.Of(error);
        }
        foreach ((string id, Organization? organization, _) in found)
        {
            if (organization is not null)
                wanted.Use.Seen.Add(id, organization.Name);
        }
        return new SnapshotConnection
        {
            Provider = wanted.Use.Connection.Service,
            Name = wanted.Use.Connection.Name,
            Endpoint = wanted.Use.Connection.Endpoint.AbsoluteUri,
            User = wanted.Use.Connection.User,
            OrganizationIds =
                wanted.Ids.Count == 0
                    ? null
                    : [.. wanted.Ids.Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(id => id, StringComparer.Ordinal)],
            Unread = unread,
            Organizations = Take([.. found.OrderBy(one => one.Id, StringComparer.Ordinal)], taker),
        };
    }

    private List<(string Id, Organization? Organization, SnapshotGap? Unread)> Find(List<string> ids, ISnapshotTaker taker)
    {
        List<(string Id, Organization? Organization, SnapshotGap? Unread)> found = [];
        HashSet<string> seen = [];
        foreach ((string id, Task<Organization> asked) in InFlight(ids.Distinct(StringComparer.OrdinalIgnoreCase), taker.GetAsync))
        {
            try
            {
                Organization organization = Await(asked);
                // One may have been named twice: by its id, and by its slug.
                if (seen.Add(organization.Id))
                    found.Add((organization.Id, organization, null));
            }
            catch (OrgException error)
            {
                Report(error, id);
                found.Add((id, null, SnapshotGap.Of(error)));
            }
        }
        return found;
    }

    // Read as they are written: what is in memory besides the list is what is in flight.
    private IEnumerable<SnapshotOrganization> Take(
        IReadOnlyList<(string Id, Organization? Organization, SnapshotGap? Unread)> found,
        ISnapshotTaker taker
    )
    {
        foreach (
            ((string id, Organization? organization, SnapshotGap? unread), Task<TakenOrganization?> asked) in InFlight(found, TakeAsync)
        )
        {
            if (Await(asked) is not { } taken)
            {
                yield return new SnapshotOrganization { Id = id, Unread = unread };
                continue;
            }
            foreach (OrgException error in taken.Errors)
                Report(error, id);
            _progress.Count(this);
            yield return taken.Organization;
        }

        async Task<TakenOrganization?> TakeAsync((string Id, Organization? Organization, SnapshotGap? Unread) one) =>
            one.Organization is null ? null : await taker.TakeAsync(one.Organization).ConfigureAwait(false);
    }

    // In the order of the items, each with its task; up to -ThrottleLimit of them have been started.
    private IEnumerable<(TItem Item, Task<T> Task)> InFlight<TItem, T>(IEnumerable<TItem> items, Func<TItem, Task<T>> start)
    {
        var inFlight = new Queue<(TItem, Task<T>)>();
        foreach (TItem item in items)
        {
            if (inFlight.Count == ThrottleLimit)
                yield return inFlight.Dequeue();
            inFlight.Enqueue((item, start(item)));
        }
        while (inFlight.Count > 0)
            yield return inFlight.Dequeue();
    }

    private sealed class Wanted(ConnectionUse<IOrganizationReader> use)
    {
        public ConnectionUse<IOrganizationReader> Use { get; } = use;

        public List<string> Ids { get; } = [];
    }
}
