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

/// <summary>
/// Writes the organizations of connections, with their members and what is pending, to one file: for the records, and for
/// Compare-OrgSnapshot.
/// </summary>
[Cmdlet(VerbsData.Export, "OrgSnapshot", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Export-OrgSnapshot.md")]
[OutputType(typeof(FileInfo))]
public sealed class ExportOrgSnapshotCommand : ConnectedCmdlet<IOrganizationReader>, ISnapshotHost
{
    private readonly Dictionary<OrgConnection, SnapshotSource> _sources = [];
    private readonly ChangeProgress _progress = new();
    private bool _isAsked;

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
        OrgConnection connection = use.Connection;
        if (!_sources.TryGetValue(connection, out SnapshotSource? source))
        {
            source = new SnapshotSource(connection.Name, connection.Endpoint, use.Api)
            {
                Provider = connection.Service,
                User = connection.User,
                Found = (id, name) => use.Seen.Add(id, name),
            };
            _sources.Add(connection, source);
        }
        if (row.Text(nameof(OrganizationId)) is { } id)
            source.OrganizationIds.Add(id);
        else if (row.Source is not null and not OrgConnection)
            throw new OrgException(OrgErrorKind.ValidationFailed, $"{row.Label} names no organization (-OrganizationId).");
    }

    private protected override void Refuse(Row row, OrgConnection? connection, OrgException error)
    {
        _isAsked = true;
        base.Refuse(row, connection, error);
    }

    private protected override void Waiting() => _progress.Show(this);

    // The bar stays until the run is over.
    private protected override void Waited() { }

    private protected override void End()
    {
        if (!_isAsked)
            WriteWarning($"No organization came down the pipeline, so {Path} is not written.");
        else if (_sources.Count > 0)
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
        var export = new SnapshotExport(path, _sources.Values) { Force = Force, ThrottleLimit = ThrottleLimit };
        if (!ShouldProcess(path, $"Export snapshot of {string.Join(", ", export.Sources.Select(source => source.Name))}"))
            return;
        Engine.Core.Snapshots.Export(export, this, Context);
        WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true);
    }

    T ISnapshotHost.Await<T>(Task<T> task) => Await(task);

    void ISnapshotHost.Report(OrgException error, string target) => Report(error, target);

    void ISnapshotHost.Count() => _progress.Count(this);
}
