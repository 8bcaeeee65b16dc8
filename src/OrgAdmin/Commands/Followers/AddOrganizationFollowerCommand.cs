using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Makes the user of the connection follow organizations.</summary>
[Cmdlet(VerbsCommon.Add, "OrganizationFollower", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Add-OrganizationFollower.md")]
[OutputType(typeof(FollowerCount))]
public sealed class AddOrganizationFollowerCommand : OrganizationChangeCmdlet<IFollowerManager>
{
    /// <summary>Output how many follow the organization afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "add a follower to an organization";

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<IFollowerManager> use, RowChange change)
    {
        string organizationId = OrganizationOf(row);
        string name = await use.CalledAsync(organizationId, change).ConfigureAwait(false);
        OrgChange what = use.Change("Follower", "Add", organizationId, name, use.Connection.User ?? "the caller");
        if (!await change.ConfirmAsync(name, "Follow", what).ConfigureAwait(false))
            return null;
        FollowerCount count = await use.Api.FollowAsync(organizationId, change.Context).ConfigureAwait(false);
        if (PassThru && count.Followers is null)
            change.Warn($"How many follow {name} was not said.");
        return PassThru ? count : null;
    }
}
