using System.Management.Automation;

namespace OrgAdmin.Commands;

/// <summary>Turns people away who asked to join.</summary>
[Cmdlet(VerbsLifecycle.Deny, "MembershipRequest", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class DenyMembershipRequestCommand : MembershipDecisionCmdlet
{
    /// <summary>Why, which the person reads.</summary>
    // Not from the pipeline: a piped request has a comment too, and that one is the person's own.
    [Parameter(Mandatory = true, Position = 2)]
    [ValidateNotNullOrEmpty]
    public string Comment { get; set; } = "";

    /// <summary>Do not ask.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string organizationId = OrganizationId;
        string id = Id;
        ForEachConnection(
            id,
            use =>
            {
                if (IsOpen() && Confirmed($"{Described} in {use.Called(organizationId)}", "Deny membership request", Force))
                    Start(id, context => use.Api.DenyRequestAsync(organizationId, id, Comment, context));
            }
        );
    }
}
