using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Takes members out of organizations. The last admin and the caller stay, unless -Force is given.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "OrganizationMember",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPages.Address + "Remove-OrganizationMember.md"
)]
[OutputType(typeof(OrgChange))]
public sealed class RemoveOrganizationMemberCommand : MemberChangeCmdlet<IMemberRemover>
{
    /// <summary>Do not ask, and remove even the last admin, and the caller.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Output what was done.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "remove members";

    private protected override bool IsForced => Force;

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<IMemberRemover> use, RowChange change)
    {
        OrganizationMember member = await MemberOfAsync(row, use, change).ConfigureAwait(false);
        if (await ComesLastAsync(row, use, member, change).ConfigureAwait(false))
            return Later;
        await Teams.CheckAsync(use.Client, member, null, Force, change.Context).ConfigureAwait(false);
        string organization = await use.CalledAsync(OrganizationOf(row), change).ConfigureAwait(false);
        var detail = new OrgChangeDetail
        {
            UserId = member.UserId,
            Email = member.Email,
            Before = member.Role,
        };
        OrgChange what = use.Change("Member", "Remove", member.OrganizationId, organization, member.Name, detail);
        if (!await change.ConfirmAsync($"{member.Name} in {organization}", "Remove member", what).ConfigureAwait(false))
            return null;
        await Teams.RemoveAsync(use.Client, member, Force, change.Context).ConfigureAwait(false);
        return PassThru ? what : null;
    }
}
