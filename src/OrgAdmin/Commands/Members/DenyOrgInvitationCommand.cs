using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;

namespace OrgAdmin.Commands;

/// <summary>Declines invitations of the caller.</summary>
[Cmdlet(
    VerbsLifecycle.Deny,
    "OrgInvitation",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPages.Address + "Deny-OrgInvitation.md"
)]
[OutputType(typeof(OrgChange))]
public sealed class DenyOrgInvitationCommand : OwnInvitationCmdlet
{
    /// <summary>Do not ask.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Output what was done.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool IsForced => Force;

    private protected override (string Question, string Action) Decision => ("Decline invitation", "Remove");

    private protected override async Task<object?> DecideAsync(
        ConnectionUse<IOwnInvitationManager> use,
        OrgInvitation invitation,
        OrgChange what,
        RowChange change
    )
    {
        await use.Api.DeclineInvitationAsync(invitation.Id, change.Context).ConfigureAwait(false);
        return PassThru ? what : null;
    }
}
