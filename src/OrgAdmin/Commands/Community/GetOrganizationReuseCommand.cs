using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gets the reuses of data that organizations present; members see the private ones too.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationReuse", SupportsPaging = true)]
[OutputType(typeof(OrganizationReuse))]
public sealed class GetOrganizationReuseCommand : PagedCmdlet<IContentReader>
{
    /// <summary>The organization.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string OrganizationId { get; set; } = "";

    private protected override string Purpose => "list reuses";

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachConnection(OrganizationId, use => WritePages(use.Api.Reuses(OrganizationId)));
}
