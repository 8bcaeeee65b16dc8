using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>What approving and denying have alike: which request, and whether there is still something to decide.</summary>
public abstract class MembershipDecisionCmdlet : OrganizationChangeCmdlet<IMembershipRequestManager>
{
    private readonly PendingRequests _requests = new();

    /// <summary>The request's id.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [RowId]
    [ArgumentCompleter(typeof(RequestCompleter))]
    public object? Id { get; set; }

    private protected override string Purpose => "decide on membership requests";

    /// <summary>The verb and the object of the question.</summary>
    private protected abstract string Action { get; }

    /// <summary>What becomes of the request: it is approved (Approve), or gone (Remove).</summary>
    private protected abstract string Outcome { get; }

    /// <summary>Makes the decision that was agreed to.</summary>
    private protected abstract Task<object?> DecideAsync(
        Row row,
        ConnectionUse<IMembershipRequestManager> use,
        RowChange change,
        MembershipRequest request,
        OrgChange what
    );

    private protected sealed override async Task<object?> ChangeAsync(
        Row row,
        ConnectionUse<IMembershipRequestManager> use,
        RowChange change
    )
    {
        string organizationId = OrganizationOf(row);
        string id = row.Required(nameof(Id), "request");
        Check(row);
        MembershipRequest request =
            await change
                .TryAsync(() => _requests.FindAsync(use.Client, organizationId, id, "request", change.Context))
                .ConfigureAwait(false)
            ?? new MembershipRequest { Id = id, OrganizationId = organizationId };
        RowPerson.RefuseContradiction(row, request.Name, request.Email, request.UserId);
        // uData would let people in who were turned away before, and whoever pipes a list does not mean them; naming one by its
        // id does it all the same.
        if (request.Kind == "invitation")
        {
            change.Warn($"{id} is an invitation and was left alone: the person decides on it. Revoke-MemberInvite takes it back.");
            return null;
        }
        if (row.Kind is not null && request.Status is not ("" or "pending"))
        {
            change.Warn(
                $"The request of {request.Name ?? id} is {request.Status} already and was left alone. To decide anew, name it: -Id {id}"
            );
            return null;
        }
        string organization = await use.CalledAsync(organizationId, change).ConfigureAwait(false);
        OrgChange what = use.Change("Request", Outcome, request.OrganizationId, organization, request.Name ?? id, RowPerson.Of(request));
        return await change.ConfirmAsync($"{request.Name ?? request.Email ?? id} in {organization}", Action, what).ConfigureAwait(false)
            ? await DecideAsync(row, use, change, request, what).ConfigureAwait(false)
            : null;
    }

    /// <summary>Refuses a row before anything is read.</summary>
    private protected virtual void Check(Row row) { }
}
