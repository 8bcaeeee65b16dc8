using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Turns people away who asked to join.</summary>
[Cmdlet(
    VerbsLifecycle.Deny,
    "MembershipRequest",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPages.Address + "Deny-MembershipRequest.md"
)]
[OutputType(typeof(OrgChange))]
public sealed class DenyMembershipRequestCommand : MembershipDecisionCmdlet
{
    /// <summary>Why, which the person reads. A script block is evaluated for each piped request.</summary>
    // Not from the row: a piped request has a comment too, and that one is the person's own.
    [Parameter(Position = 2)]
    public object? Comment { get; set; }

    /// <summary>Do not ask.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Output what was done.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool IsForced => Force;

    private protected override string Action => "Deny membership request";

    private protected override string Outcome => "Remove";

    private protected override void Check(Row row) => row.Required(nameof(Comment), "reason");

    private protected override async Task<object?> DecideAsync(
        Row row,
        ConnectionUse<IMembershipRequestManager> use,
        RowChange change,
        MembershipRequest request,
        OrgChange what
    )
    {
        string comment = row.Required(nameof(Comment), "reason");
        await use.Api.DenyRequestAsync(request.OrganizationId, request.Id, comment, change.Context).ConfigureAwait(false);
        return PassThru ? what : null;
    }
}
