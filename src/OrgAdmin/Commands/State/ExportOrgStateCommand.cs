using System;
using System.IO;
using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Completion;
using OrgAdmin.Teams;

namespace OrgAdmin.Commands;

/// <summary>Writes organizations as files that people review and edit, one JSON file each.</summary>
[Cmdlet(VerbsData.Export, "OrgState", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportOrgStateCommand : StateCmdlet
{
    /// <summary>The folder; below it there is one for each connection.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The only organizations wanted, by id or slug. Left out, all that the caller can manage.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] OrganizationId { get; set; } = [];

    /// <summary>Overwrite files that are there. What only a file says is kept: guards, notes, and what it manages.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => Guard(Path, Export);

    private void Export()
    {
        string folder = FilePath(Path);
        if (File.Exists(folder))
            throw new OrgException(OrgErrorKind.FileError, $"{folder} is a file. Name a folder.");
        foreach (TeamPlace place in Places(otherwise: null))
        {
            if (ShouldProcess(folder, $"Export the organizations of {DisplayText.Of(place.Name)}"))
                Guard(place.Name, () => Write(place, folder));
        }
    }

    private void Write(TeamPlace place, string folder)
    {
        foreach (string path in Await(States.ExportAsync(place, folder, OrganizationId, Force, this, Context)))
            WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true);
    }
}
