using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Takes invitations back that nobody has accepted yet.</summary>
[Cmdlet(VerbsSecurity.Revoke, "MemberInvite", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RevokeMemberInviteCommand : OrganizationBulkCmdlet<IInvitationRevoker>
{
    /// <summary>The invitation's id, as Invoke-MemberInvite and Get-MembershipRequest output it.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = "";

    /// <summary>Whom it was sent to. It is only shown in the question, and comes with a piped invitation.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Email { get; set; }

    /// <summary>Do not ask.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Purpose => "take invitations back";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string id = Id;
        string organizationId = OrganizationId;
        ForEachConnection(
            id,
            use =>
            {
                string whose = string.IsNullOrEmpty(Email) ? id : $"{id} of {Email}";
                if (Confirmed($"{whose} to {use.Called(organizationId)}", "Revoke invitation", Force))
                    Start(id, context => use.Api.RevokeInvitationAsync(organizationId, id, context));
            }
        );
    }
}
