using System;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gives members another role. The last admin of an organization keeps that role, unless -Force is given.</summary>
[Cmdlet(VerbsCommon.Set, "OrganizationMember", SupportsShouldProcess = true)]
[OutputType(typeof(OrganizationMember))]
public sealed class SetOrganizationMemberCommand : OrganizationBulkCmdlet<IMemberRoleWriter>
{
    /// <summary>The member, by id or slug.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string UserId { get; set; } = "";

    /// <summary>What the member is called. It is only shown in the question, and comes with a piped member.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Name { get; set; }

    /// <summary>The new role.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [ValidateNotNullOrEmpty]
    public string Role { get; set; } = "";

    /// <summary>Do not ask, and take the role even from the last admin.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Output the member as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "change the role of members";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string organizationId = OrganizationId;
        string userId = UserId;
        string role = Role;
        bool takesNothingAway = Force || string.Equals(role, "admin", StringComparison.OrdinalIgnoreCase);
        ForEachConnection(
            userId,
            use =>
            {
                string who = string.IsNullOrEmpty(Name) ? userId : Name!;
                if (!Confirmed($"{who} in {use.Called(organizationId)}", $"Set role {role}", Force))
                    return;
                var guard = new AdminGuard(use.Api, use.Locks);
                Start(
                    userId,
                    context =>
                        takesNothingAway
                            ? ChangeAsync(context)
                            : guard.ProtectAsync(organizationId, userId, () => ChangeAsync(context), context),
                    member =>
                    {
                        if (PassThru)
                            WriteObject(member);
                    }
                );

                Task<OrganizationMember> ChangeAsync(OperationContext context) =>
                    use.Api.SetRoleAsync(organizationId, userId, role, context);
            }
        );
    }
}
