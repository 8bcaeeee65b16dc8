using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gets the discussions about the datasets and reuses of organizations, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationDiscussion", SupportsPaging = true)]
[OutputType(typeof(OrganizationDiscussion))]
public sealed class GetOrganizationDiscussionCommand : PagedCmdlet<IContentReader>
{
    /// <summary>The organization.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string OrganizationId { get; set; } = "";

    private protected override string Purpose => "list discussions";

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachConnection(OrganizationId, use => WritePages(use.Api.Discussions(OrganizationId)));
}
