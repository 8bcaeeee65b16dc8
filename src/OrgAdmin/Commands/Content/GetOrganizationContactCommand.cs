using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Gets the contact points of organizations: whom to write to about what they publish.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationContact", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-OrganizationContact.md")]
[OutputType(typeof(OrganizationContact))]
public sealed class GetOrganizationContactCommand : OrganizationPagedCmdlet<IContactManager>
{
    private protected override string Purpose => "list contact points";

    private protected override void ProcessRow(Row row, ConnectionUse<IContactManager> use) =>
        WritePages(use, use.Api.Contacts(OrganizationOf(row)));
}
