using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Gets the roles that members can have.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationRole", SupportsPaging = true)]
[OutputType(typeof(OrganizationRole))]
public sealed class GetOrganizationRoleCommand : PagedCmdlet<IRoleReader>
{
    private protected override string Purpose => "list roles";

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachConnection(Connection, use => WritePages(use.Api.Roles()));
}
