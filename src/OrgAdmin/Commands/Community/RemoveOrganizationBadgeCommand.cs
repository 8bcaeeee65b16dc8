using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Takes badges away from organizations. Administrators of the site only.</summary>
[Cmdlet(VerbsCommon.Remove, "OrganizationBadge", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveOrganizationBadgeCommand : OrganizationBulkCmdlet<IBadgeManager>
{
    /// <summary>The kind of badge.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BadgeKindCompleter))]
    [ValidateNotNullOrEmpty]
    public string Kind { get; set; } = "";

    /// <summary>Do not ask.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Purpose => "take badges away";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string organizationId = OrganizationId;
        string kind = Kind;
        ForEachConnection(
            organizationId,
            use =>
            {
                if (Confirmed(use.Called(organizationId), $"Remove badge {kind}", Force))
                    Start(organizationId, context => use.Api.RemoveBadgeAsync(organizationId, kind, context));
            }
        );
    }
}
