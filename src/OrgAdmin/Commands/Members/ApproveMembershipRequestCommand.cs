using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Lets people in who asked to join. They become editors.</summary>
[Cmdlet(
    VerbsLifecycle.Approve,
    "MembershipRequest",
    SupportsShouldProcess = true,
    HelpUri = HelpPages.Address + "Approve-MembershipRequest.md"
)]
[OutputType(typeof(OrganizationMember))]
public sealed class ApproveMembershipRequestCommand : MembershipDecisionCmdlet
{
    private protected override string Action => "Approve membership request";

    private protected override string Outcome => "Approve";

    private protected override async Task<object?> DecideAsync(
        Row row,
        ConnectionUse<IMembershipRequestManager> use,
        RowChange change,
        MembershipRequest request,
        OrgChange what
    )
    {
        OrganizationMember member = await use
            .Api.ApproveRequestAsync(request.OrganizationId, request.Id, change.Context)
            .ConfigureAwait(false);
        member.OrganizationName ??= what.OrganizationName;
        return member;
    }
}
