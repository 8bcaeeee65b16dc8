using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Gets the invitations that wait for the caller.</summary>
[Cmdlet(VerbsCommon.Get, "OrgInvitation", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-OrgInvitation.md")]
[OutputType(typeof(OrgInvitation))]
public sealed class GetOrgInvitationCommand : PagedCmdlet<IOwnInvitationManager>
{
    private protected override string Purpose => "list the caller's own invitations";

    private protected override void ProcessRow(Row row, ConnectionUse<IOwnInvitationManager> use) =>
        WritePages(use, use.Api.OwnInvitations());
}
