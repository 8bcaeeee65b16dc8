using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Makes the user of the connection no longer follow organizations.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "OrganizationFollower",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPages.Address + "Remove-OrganizationFollower.md"
)]
[OutputType(typeof(OrgChange))]
public sealed class RemoveOrganizationFollowerCommand : OrganizationChangeCmdlet<IFollowerManager>
{
    /// <summary>Do not ask.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Output what was done.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "remove a follower from an organization";

    private protected override bool IsForced => Force;

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<IFollowerManager> use, RowChange change)
    {
        string organizationId = OrganizationOf(row);
        string name = await use.CalledAsync(organizationId, change).ConfigureAwait(false);
        if (change.IsWhatIf && use.Client is IUserReader users)
            await RefuseStrangerAsync(organizationId, name, users, use, change).ConfigureAwait(false);
        OrgChange what = use.Change("Follower", "Remove", organizationId, name, use.Connection.User ?? "the caller");
        if (!await change.ConfirmAsync(name, "Stop following", what).ConfigureAwait(false))
            return null;
        await use.Api.UnfollowAsync(organizationId, change.Context).ConfigureAwait(false);
        return PassThru ? what : null;
    }

    // As the server refuses it.
    private static async Task RefuseStrangerAsync(
        string organizationId,
        string name,
        IUserReader users,
        ConnectionUse<IFollowerManager> use,
        RowChange change
    )
    {
        OrgUserInfo caller = await users.GetUserAsync(change.Context).ConfigureAwait(false);
        if ((await use.Api.Followers(organizationId, caller.Id).ReadAllAsync(change.Context).ConfigureAwait(false)).Count == 0)
            throw new OrgException(OrgErrorKind.NotFound, $"You do not follow {name} at {use.Descriptor.DisplayName}.");
    }
}
