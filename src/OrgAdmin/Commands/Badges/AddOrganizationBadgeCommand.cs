using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gives badges to organizations. One that is there already stays as it is. Administrators of the site only.</summary>
[Cmdlet(VerbsCommon.Add, "OrganizationBadge", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Add-OrganizationBadge.md")]
[OutputType(typeof(OrganizationBadge))]
public sealed class AddOrganizationBadgeCommand : OrganizationChangeCmdlet<IBadgeManager>
{
    /// <summary>The kind of badge.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BadgeKindCompleter))]
    public object? Kind { get; set; }

    /// <summary>Output the badge.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "give badges";

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<IBadgeManager> use, RowChange change)
    {
        string organizationId = OrganizationOf(row);
        string kind = row.Required(nameof(Kind), "kind of badge");
        string name = await use.CalledAsync(organizationId, change).ConfigureAwait(false);
        await change.CheckBadgeKindAsync(use, row, kind).ConfigureAwait(false);
        OrgChange what = use.Change("Badge", "Add", organizationId, name, kind, new OrgChangeDetail { After = kind });
        if (!await change.ConfirmAsync(name, $"Add badge {kind}", what).ConfigureAwait(false))
            return null;
        OrganizationBadge badge = await use.Api.AddBadgeAsync(organizationId, kind, change.Context).ConfigureAwait(false);
        return PassThru ? badge : null;
    }
}
