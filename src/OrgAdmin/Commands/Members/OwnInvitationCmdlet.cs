using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>What accepting and declining an invitation have alike.</summary>
public abstract class OwnInvitationCmdlet : ChangeCmdlet<IOwnInvitationManager>
{
    /// <summary>The invitation's id, as Get-OrgInvitation outputs it.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [RowId]
    [RowText]
    public object? Id { get; set; }

    private protected override string Purpose => "decide on the caller's own invitations";

    /// <summary>The verb of the question, and what becomes of the invitation in the journal.</summary>
    private protected abstract (string Question, string Action) Decision { get; }

    /// <summary>Makes the decision.</summary>
    private protected abstract Task<object?> DecideAsync(
        ConnectionUse<IOwnInvitationManager> use,
        OrgInvitation invitation,
        OrgChange what,
        RowChange change
    );

    private protected sealed override async Task<object?> ChangeAsync(Row row, ConnectionUse<IOwnInvitationManager> use, RowChange change)
    {
        string id = row.Required(nameof(Id), "invitation");
        List<OrgInvitation>? waiting = await change
            .TryAsync(() => use.Api.OwnInvitations().ReadAllAsync(change.Context))
            .ConfigureAwait(false);
        OrgInvitation invitation = waiting is null
            ? new OrgInvitation { Id = id }
            : waiting.Find(known => known.Id == id)
                ?? throw new OrgException(
                    OrgErrorKind.NotFound,
                    DisplayText.Of($"No invitation '{id}' waits for you at {use.Descriptor.DisplayName}. See which do: Get-OrgInvitation")
                );
        string organization = invitation.OrganizationName ?? id;
        OrgChange what = use.Change(
            "Invitation",
            Decision.Action,
            invitation.OrganizationId,
            organization,
            use.Connection.User ?? "the caller",
            new OrgChangeDetail { Before = invitation.Role }
        );
        string role = invitation.Role is null ? "" : " as " + invitation.Role;
        return await change.ConfirmAsync(organization, Decision.Question + role, what).ConfigureAwait(false)
            ? await DecideAsync(use, invitation, what, change).ConfigureAwait(false)
            : null;
    }
}
