using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Writes the catalog of an organization, its datasets and their files, to a file as RDF (DCAT).</summary>
[Cmdlet(
    VerbsData.Export,
    "OrganizationCatalog",
    SupportsShouldProcess = true,
    HelpUri = HelpPages.Address + "Export-OrganizationCatalog.md"
)]
[OutputType(typeof(void))]
public sealed class ExportOrganizationCatalogCommand : ConnectedCmdlet<ICatalogExporter>
{
    /// <summary>The organization.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [RowId]
    [RowText]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public object? OrganizationId { get; set; }

    /// <summary>The file, written whole or not at all. What was there before stays until the new one is complete.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public object? OutFile { get; set; }

    /// <summary>The format. Left out, the server's choice, which is RDF/XML at the moment.</summary>
    [Parameter(Position = 2)]
    [ValidateSet("json", "ttl", "xml", "n3", "nt", "trig")]
    public string? Format { get; set; }

    /// <summary>Replace a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Purpose => "export catalogs";

    private protected override void ProcessRow(Row row, ConnectionUse<ICatalogExporter> use)
    {
        string organizationId = row.Required(nameof(OrganizationId), "organization");
        string path = NewFilePath(row.Required(nameof(OutFile), "file"), Force);
        if (!ShouldProcess(path, DisplayText.Of($"Export catalog of {use.Called(organizationId)}")))
            return;
        Engine.Core.WriteFile(
            path,
            stream =>
            {
                string mediaType = Await(use.Api.ExportCatalogAsync(organizationId, Format?.ToLowerInvariant(), stream, Context));
                WriteVerbose($"{path} is {stream.Length} bytes of {mediaType}");
            },
            force: Force
        );
    }
}
