using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gives members another role. The last admin of an organization and the caller keep theirs, unless -Force is given.</summary>
[Cmdlet(VerbsCommon.Set, "OrganizationMember", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Set-OrganizationMember.md")]
[OutputType(typeof(OrganizationMember))]
public sealed class SetOrganizationMemberCommand : MemberChangeCmdlet<IMemberRoleWriter>
{
    /// <summary>The new role.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public object? Role { get; set; }

    /// <summary>Do not ask, and take the role even from the last admin, and from the caller.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Output the member as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "change the role of members";

    private protected override bool IsForced => Force;

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<IMemberRoleWriter> use, RowChange change)
    {
        string role = row.Required(nameof(Role), "role");
        OrganizationMember member = await MemberOfAsync(row, use, change, OrganizationMember.IsAdminRole(role)).ConfigureAwait(false);
        await change.CheckRoleAsync(use.Client, row, role).ConfigureAwait(false);
        if (await ComesLastAsync(row, use, member, change).ConfigureAwait(false))
            return Later;
        await Teams.CheckAsync(use.Client, member, role, Force, change.Context).ConfigureAwait(false);
        string organization = await use.CalledAsync(OrganizationOf(row), change).ConfigureAwait(false);
        var detail = new OrgChangeDetail
        {
            UserId = member.UserId,
            Email = member.Email,
            Property = nameof(Role),
            Before = member.Role.Length == 0 ? null : member.Role,
            After = role,
        };
        OrgChange what = use.Change("Member", "Change", member.OrganizationId, organization, member.Name, detail);
        if (!await change.ConfirmAsync($"{member.Name} in {organization}", $"Set role {role}", what).ConfigureAwait(false))
            return null;
        OrganizationMember changed = await Teams.SetRoleAsync(use.Client, member, role, Force, change.Context).ConfigureAwait(false);
        changed.OrganizationName ??= organization;
        return PassThru ? changed : null;
    }
}
