using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Gets the discussions about the datasets and reuses of organizations, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationDiscussion", SupportsPaging = true)]
[OutputType(typeof(OrganizationDiscussion))]
public sealed class GetOrganizationDiscussionCommand : OrganizationPagedCmdlet<IContentReader>
{
    private protected override string Purpose => "list discussions";

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachConnection(OrganizationId, use => WritePages(use.Api.Discussions(OrganizationId)));
}
