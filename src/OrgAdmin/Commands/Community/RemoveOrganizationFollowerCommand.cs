using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Makes the user of the connection no longer follow organizations.</summary>
[Cmdlet(VerbsCommon.Remove, "OrganizationFollower", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveOrganizationFollowerCommand : OrganizationBulkCmdlet<IFollowerManager>
{
    /// <summary>Do not ask.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Purpose => "be followed";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string organizationId = OrganizationId;
        ForEachConnection(
            organizationId,
            use =>
            {
                if (Confirmed(use.Called(organizationId), "Stop following", Force))
                    Start(organizationId, context => use.Api.UnfollowAsync(organizationId, context));
            }
        );
    }
}
