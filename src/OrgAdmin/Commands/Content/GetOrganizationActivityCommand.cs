using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Gets who did what in organizations, the latest first.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationActivity", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-OrganizationActivity.md")]
[OutputType(typeof(OrganizationActivity))]
public sealed class GetOrganizationActivityCommand : OrganizationPagedCmdlet<IActivityReader>
{
    private protected override string Purpose => "tell who did what";

    private protected override void ProcessRow(Row row, ConnectionUse<IActivityReader> use) =>
        WritePages(use, use.Api.Activities(OrganizationOf(row)));
}
