using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Gets the organizations directly below one.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationChild", SupportsPaging = true)]
[OutputType(typeof(Organization))]
public sealed class GetOrganizationChildCommand : OrganizationPagedCmdlet<IOrganizationTreeReader>
{
    private protected override string Purpose => "list the children of an organization";

    private protected override void ProcessRow(Row row, ConnectionUse<IOrganizationTreeReader> use) =>
        WritePages(use, use.Api.Children(OrganizationOf(row)), written: child => use.Seen.Add(child.Id, child.Name));
}
