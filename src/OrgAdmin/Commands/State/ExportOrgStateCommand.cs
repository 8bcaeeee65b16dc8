using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;
using OrgAdmin.Loading;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Commands;

/// <summary>Writes organizations as files that people review and edit, one JSON file each.</summary>
[Cmdlet(VerbsData.Export, "OrgState", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Export-OrgState.md")]
[OutputType(typeof(FileInfo))]
public sealed class ExportOrgStateCommand : ConnectedCmdlet<IOrganizationReader>, IMessageHost
{
    private readonly List<Wanted> _wanted = [];

    /// <summary>The folder; below it there is one for each connection.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The only organizations wanted. Left out, all that the caller can manage.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [RowId]
    [RowText]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public object? OrganizationId { get; set; }

    /// <summary>Overwrite files that are there. What only a file says is kept: guards, notes, and what it manages.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Purpose => "list organizations";

    private protected override bool AllowsSeveralConnections => true;

    private protected override void ProcessRow(Row row, ConnectionUse<IOrganizationReader> use)
    {
        Wanted? wanted = _wanted.Find(known => known.Place.Name == use.Connection.Name);
        if (wanted is null)
            _wanted.Add(wanted = new Wanted(new TeamPlace(use.Connection.Name, use.Connection.Place, use.Client)));
        if (row.Text(nameof(OrganizationId)) is { } id)
            wanted.Ids.Add(id);
        else if (row.Source is not null and not OrgConnection)
            throw new OrgException(OrgErrorKind.ValidationFailed, $"{row.Label} names no organization (-OrganizationId).");
    }

    private protected override void End() => Guard(Path, Export);

    private void Export()
    {
        string folder = FilePath(Path);
        if (File.Exists(folder))
            throw new OrgException(OrgErrorKind.FileError, $"{folder} is a file. Name a folder.");
        foreach (Wanted wanted in _wanted)
        {
            if (ShouldProcess(folder, $"Export the organizations of {DisplayText.Of(wanted.Place.Name)}"))
                Guard(wanted.Place.Name, () => Write(wanted, folder));
        }
    }

    private void Write(Wanted wanted, string folder)
    {
        foreach (string path in Await(Engine.Core.States.ExportAsync(wanted.Place, folder, wanted.Ids, Force, this, Context)))
            WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true);
    }

    Task IMessageHost.WarnAsync(string message) =>
        Queue.RunAsync(() =>
        {
            WriteWarning(DisplayText.Of(message));
            return true;
        });

    Task IMessageHost.FailAsync(string target, OrgException error) =>
        Queue.RunAsync(() =>
        {
            Report(error, target);
            return true;
        });

    private sealed class Wanted(TeamPlace place)
    {
        public TeamPlace Place { get; } = place;

        public List<string> Ids { get; } = [];
    }
}
