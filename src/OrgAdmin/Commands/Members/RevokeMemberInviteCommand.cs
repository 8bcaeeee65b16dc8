using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Takes invitations back that nobody has accepted yet.</summary>
[Cmdlet(
    VerbsSecurity.Revoke,
    "MemberInvite",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPages.Address + "Revoke-MemberInvite.md"
)]
[OutputType(typeof(OrgChange))]
public sealed class RevokeMemberInviteCommand : OrganizationChangeCmdlet<IInvitationRevoker>
{
    private readonly PendingRequests _invitations = new();

    /// <summary>The invitation's id, as Invoke-MemberInvite and Get-MembershipRequest output it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [RowId]
    [ArgumentCompleter(typeof(RequestCompleter))]
    public object? Id { get; set; }

    /// <summary>Do not ask.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Output what was done.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "take invitations back";

    private protected override bool IsForced => Force;

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<IInvitationRevoker> use, RowChange change)
    {
        string organizationId = OrganizationOf(row);
        string id = row.Required(nameof(Id), "invitation");
        MembershipRequest invitation =
            await change
                .TryAsync(() => _invitations.FindAsync(use.Client, organizationId, id, "invitation", change.Context))
                .ConfigureAwait(false)
            ?? new MembershipRequest { Id = id, OrganizationId = organizationId };
        RowPerson.RefuseContradiction(row, invitation.Name, invitation.Email, invitation.UserId);
        // As the server refuses it.
        if (change.IsWhatIf && invitation.Kind == "request")
            throw new OrgException(
                OrgErrorKind.ValidationFailed,
                DisplayText.Of(
                    $"{id} is a request of {invitation.Name ?? "somebody"} and no invitation. Deny-MembershipRequest refuses it."
                )
            );
        string organization = await use.CalledAsync(organizationId, change).ConfigureAwait(false);
        string whose = (invitation.Email ?? invitation.Name) is { } person ? $"{id} of {person}" : id;
        string target = invitation.Email ?? invitation.Name ?? id;
        OrgChange what = use.Change("Invitation", "Remove", organizationId, organization, target, RowPerson.Of(invitation));
        if (!await change.ConfirmAsync($"{whose} to {organization}", "Revoke invitation", what).ConfigureAwait(false))
            return null;
        await use.Api.RevokeInvitationAsync(organizationId, id, change.Context).ConfigureAwait(false);
        return PassThru ? what : null;
    }
}
