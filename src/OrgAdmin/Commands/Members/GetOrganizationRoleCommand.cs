using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Gets the roles that members can have.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationRole", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-OrganizationRole.md")]
[OutputType(typeof(OrganizationRole))]
public sealed class GetOrganizationRoleCommand : PagedCmdlet<IRoleReader>
{
    private protected override string Purpose => "list roles";

    private protected override void ProcessRow(Row row, ConnectionUse<IRoleReader> use) => WritePages(use, use.Api.Roles());
}
