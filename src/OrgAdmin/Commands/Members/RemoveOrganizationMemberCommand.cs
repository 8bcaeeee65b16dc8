using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Takes members out of organizations. The last admin stays, unless -Force is given.</summary>
[Cmdlet(VerbsCommon.Remove, "OrganizationMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveOrganizationMemberCommand : OrganizationBulkCmdlet<IMemberRemover>
{
    /// <summary>The member, by id or slug.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string UserId { get; set; } = "";

    /// <summary>What the member is called. It is only shown in the question, and comes with a piped member.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Name { get; set; }

    /// <summary>Do not ask, and remove even the last admin.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Purpose => "remove members";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string organizationId = OrganizationId;
        string userId = UserId;
        bool force = Force;
        ForEachConnection(
            userId,
            use =>
            {
                string who = string.IsNullOrEmpty(Name) ? userId : Name!;
                if (!Confirmed($"{who} in {use.Called(organizationId)}", "Remove member", force))
                    return;
                var guard = new AdminGuard(use.Api, use.Locks);
                Start(
                    userId,
                    context =>
                        force ? RemoveAsync(context) : guard.ProtectAsync(organizationId, userId, () => RemoveAsync(context), context)
                );

                async Task<bool> RemoveAsync(OperationContext context)
                {
                    await use.Api.RemoveMemberAsync(organizationId, userId, context).ConfigureAwait(false);
                    return true;
                }
            }
        );
    }
}
