using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gives badges to organizations. One that is there already stays as it is. Administrators of the site only.</summary>
[Cmdlet(VerbsCommon.Add, "OrganizationBadge", SupportsShouldProcess = true)]
[OutputType(typeof(OrganizationBadge))]
public sealed class AddOrganizationBadgeCommand : OrganizationBulkCmdlet<IBadgeManager>
{
    /// <summary>The kind of badge.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BadgeKindCompleter))]
    [ValidateNotNullOrEmpty]
    public string Kind { get; set; } = "";

    /// <summary>Output the badge.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "give badges";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string organizationId = OrganizationId;
        string kind = Kind;
        ForEachConnection(
            organizationId,
            use =>
            {
                if (!Confirmed(use.Called(organizationId), $"Add badge {kind}"))
                    return;
                Start(
                    organizationId,
                    context => use.Api.AddBadgeAsync(organizationId, kind, context),
                    badge =>
                    {
                        if (PassThru)
                            WriteObject(badge);
                    }
                );
            }
        );
    }
}
