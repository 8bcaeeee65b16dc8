using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Makes the user of the connection follow organizations.</summary>
[Cmdlet(VerbsCommon.Add, "OrganizationFollower", SupportsShouldProcess = true)]
[OutputType(typeof(FollowerCount))]
public sealed class AddOrganizationFollowerCommand : OrganizationBulkCmdlet<IFollowerManager>
{
    /// <summary>Output how many follow the organization afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "be followed";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string organizationId = OrganizationId;
        ForEachConnection(
            organizationId,
            use =>
            {
                if (!Confirmed(use.Called(organizationId), "Follow"))
                    return;
                Start(
                    organizationId,
                    context => use.Api.FollowAsync(organizationId, context),
                    count =>
                    {
                        if (PassThru)
                            WriteObject(count);
                    }
                );
            }
        );
    }
}
