using System;
using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Writes what an organization publishes to a file as CSV, as the server makes it.</summary>
[Cmdlet(
    VerbsData.Export,
    "OrganizationContent",
    SupportsShouldProcess = true,
    HelpUri = HelpPages.Address + "Export-OrganizationContent.md"
)]
[OutputType(typeof(void))]
public sealed class ExportOrganizationContentCommand : ConnectedCmdlet<IContentExporter>
{
    /// <summary>The organization.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [RowId]
    [RowText]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public object? OrganizationId { get; set; }

    /// <summary>What the table is of.</summary>
    [Parameter(Position = 1, Mandatory = true)]
    [ValidateSet("Dataset", "Resource", "Dataservice", "Discussion")]
    public string Kind { get; set; } = "";

    /// <summary>The file, written whole or not at all. What was there before stays until the new one is complete.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    public object? OutFile { get; set; }

    /// <summary>Replace a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Purpose => "export tables";

    private protected override void ProcessRow(Row row, ConnectionUse<IContentExporter> use)
    {
        string organizationId = row.Required(nameof(OrganizationId), "organization");
        string path = NewFilePath(row.Required(nameof(OutFile), "file"), Force);
        var table = (ContentTable)Enum.Parse(typeof(ContentTable), Kind, ignoreCase: true);
        if (!ShouldProcess(path, DisplayText.Of($"Export table of {Kind.ToLowerInvariant()}s of {use.Called(organizationId)}")))
            return;
        Engine.Core.WriteFile(path, stream => Await(use.Api.ExportContentAsync(organizationId, table, stream, Context)), force: Force);
    }
}
