using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;

namespace OrgAdmin.Commands;

/// <summary>Accepts invitations of the caller, who is a member then.</summary>
[Cmdlet(VerbsLifecycle.Approve, "OrgInvitation", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Approve-OrgInvitation.md")]
[OutputType(typeof(OrgInvitation))]
public sealed class ApproveOrgInvitationCommand : OwnInvitationCmdlet
{
    private protected override (string Question, string Action) Decision => ("Accept invitation", "Approve");

    private protected override async Task<object?> DecideAsync(
        ConnectionUse<IOwnInvitationManager> use,
        OrgInvitation invitation,
        OrgChange what,
        RowChange change
    )
    {
        await use.Api.AcceptInvitationAsync(invitation.Id, change.Context).ConfigureAwait(false);
        return invitation;
    }
}
