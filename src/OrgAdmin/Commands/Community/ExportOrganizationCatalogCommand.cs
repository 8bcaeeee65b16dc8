using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;
using OrgAdmin.Completion;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Writes the catalog of an organization, its datasets and their files, to a file as RDF (DCAT).</summary>
[Cmdlet(VerbsData.Export, "OrganizationCatalog", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ExportOrganizationCatalogCommand : ConnectedCmdlet<ICatalogExporter>
{
    /// <summary>The organization.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string OrganizationId { get; set; } = "";

    /// <summary>The file, written whole or not at all. What was there before stays until the new one is complete.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string OutFile { get; set; } = "";

    /// <summary>The format. Left out, the server's choice, which is RDF/XML at the moment.</summary>
    [Parameter(Position = 2)]
    [ValidateSet("json", "ttl", "xml", "n3", "nt", "trig")]
    public string? Format { get; set; }

    private protected override string Purpose => "export catalogs";

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEachConnection(
            OrganizationId,
            use =>
            {
                string path = FilePath(OutFile);
                if (!ShouldProcess(path, $"Export catalog of {use.Called(OrganizationId)}"))
                    return;
                Engine.Core.WriteFile(
                    path,
                    stream =>
                    {
                        string mediaType = Await(use.Api.ExportCatalogAsync(OrganizationId, Format?.ToLowerInvariant(), stream, Context));
                        WriteVerbose($"{path} is {stream.Length} bytes of {mediaType}");
                    }
                );
            }
        );
}
