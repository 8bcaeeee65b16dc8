using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gets the organizations directly below one.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationChild", SupportsPaging = true)]
[OutputType(typeof(Organization))]
public sealed class GetOrganizationChildCommand : PagedCmdlet<IOrganizationTreeReader>
{
    /// <summary>The organization above them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string OrganizationId { get; set; } = "";

    private protected override string Purpose => "list the children of an organization";

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEachConnection(OrganizationId, use => WritePages(use.Api.Children(OrganizationId), written: child => use.Seen.Add(child.Id, child.Name)));
}
