using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>
/// Asks to join organizations, as the user of the connection. Asking again changes the comment of the request that is waiting.
/// </summary>
[Cmdlet(VerbsCommon.New, "MembershipRequest", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "New-MembershipRequest.md")]
[OutputType(typeof(MembershipRequest))]
public sealed class NewMembershipRequestCommand : OrganizationChangeCmdlet<IMembershipRequestManager>
{
    /// <summary>Why, for those who decide. A script block is evaluated for each piped object.</summary>
    [Parameter(Position = 1)]
    public object? Comment { get; set; }

    private protected override string Purpose => "take membership requests";

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<IMembershipRequestManager> use, RowChange change)
    {
        string organizationId = OrganizationOf(row);
        string comment = row.Required(nameof(Comment), "reason");
        string name = await use.CalledAsync(organizationId, change).ConfigureAwait(false);
        OrgChange what = use.Change("Request", "Add", organizationId, name, use.Connection.User ?? "the caller");
        return await change.ConfirmAsync(name, "Ask to join", what).ConfigureAwait(false)
            ? await use.Api.RequestMembershipAsync(organizationId, comment, change.Context).ConfigureAwait(false)
            : null;
    }
}
