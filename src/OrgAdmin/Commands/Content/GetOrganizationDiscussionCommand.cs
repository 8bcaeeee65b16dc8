using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Gets the discussions about the datasets and reuses of organizations, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationDiscussion", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-OrganizationDiscussion.md")]
[OutputType(typeof(OrganizationDiscussion))]
public sealed class GetOrganizationDiscussionCommand : OrganizationPagedCmdlet<IContentReader>
{
    private protected override string Purpose => "list discussions";

    private protected override void ProcessRow(Row row, ConnectionUse<IContentReader> use) =>
        WritePages(use, use.Api.Discussions(OrganizationOf(row)));
}
