using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Takes badges away from organizations. Administrators of the site only.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "OrganizationBadge",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPages.Address + "Remove-OrganizationBadge.md"
)]
[OutputType(typeof(OrgChange))]
public sealed class RemoveOrganizationBadgeCommand : OrganizationChangeCmdlet<IBadgeManager>
{
    /// <summary>The kind of badge.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BadgeKindCompleter))]
    public object? Kind { get; set; }

    /// <summary>Do not ask.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Output what was done.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "take badges away";

    private protected override bool IsForced => Force;

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<IBadgeManager> use, RowChange change)
    {
        string organizationId = OrganizationOf(row);
        string kind = row.Required(nameof(Kind), "kind of badge");
        string name = await use.CalledAsync(organizationId, change).ConfigureAwait(false);
        if (change.IsWhatIf)
            await RefuseMissingAsync(organizationId, kind, use, change).ConfigureAwait(false);
        OrgChange what = use.Change("Badge", "Remove", organizationId, name, kind, new OrgChangeDetail { Before = kind });
        if (!await change.ConfirmAsync(name, $"Remove badge {kind}", what).ConfigureAwait(false))
            return null;
        await use.Api.RemoveBadgeAsync(organizationId, kind, change.Context).ConfigureAwait(false);
        return PassThru ? what : null;
    }

    // As the server refuses it.
    private static async Task RefuseMissingAsync(string organizationId, string kind, ConnectionUse<IBadgeManager> use, RowChange change)
    {
        List<OrganizationBadge> worn = await use.Api.Badges(organizationId).ReadAllAsync(change.Context).ConfigureAwait(false);
        if (!worn.Exists(badge => string.Equals(badge.Kind, kind, StringComparison.OrdinalIgnoreCase)))
        {
            throw new OrgException(
                OrgErrorKind.NotFound,
                $"Organization '{organizationId}' has no badge '{kind}' at {use.Descriptor.DisplayName}. See which it has: "
                    + $"Get-OrganizationBadge -OrganizationId {organizationId}"
            );
        }
    }
}
