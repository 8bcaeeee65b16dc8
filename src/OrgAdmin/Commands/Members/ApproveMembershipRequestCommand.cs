using System.Management.Automation;

namespace OrgAdmin.Commands;

/// <summary>Lets people in who asked to join. They become editors.</summary>
[Cmdlet(VerbsLifecycle.Approve, "MembershipRequest", SupportsShouldProcess = true)]
[OutputType(typeof(OrganizationMember))]
public sealed class ApproveMembershipRequestCommand : MembershipDecisionCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string organizationId = OrganizationId;
        string id = Id;
        ForEachConnection(
            id,
            use =>
            {
                if (IsOpen() && Confirmed($"{Described} in {use.Called(organizationId)}", "Approve membership request"))
                    Start(id, context => use.Api.ApproveRequestAsync(organizationId, id, context), member => WriteObject(member));
            }
        );
    }
}
