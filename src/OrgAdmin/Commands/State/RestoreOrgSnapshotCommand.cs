using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Makes organizations what a snapshot says they were, as far as their API can.</summary>
[Cmdlet(
    VerbsData.Restore,
    "OrgSnapshot",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPages.Address + "Restore-OrgSnapshot.md"
)]
[OutputType(typeof(OrgChange))]
public sealed class RestoreOrgSnapshotCommand : PlanningCmdlet
{
    /// <summary>The only organizations to restore: ids, slugs or names in the snapshot. Left out, all of it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public object[] OrganizationId { get; set; } = [];

    /// <summary>Do not ask. The guards are not overridden.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool IsForced => Force;

    // ConfirmImpact.High asks for every change already.
    private protected override bool ConfirmsRemovals => false;

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Guard(
            Path,
            () =>
            {
                OrgPlan plan = Plan(OrganizationIds.Of(OrganizationId));
                var places = Places(otherwise: "*");
                RefuseReadOnly(places);
                // What is not done is told as well: a person who restores wants to know what is missing.
                WriteObject(plan.Refused, enumerateCollection: true);
                WriteObject(plan.Unknown, enumerateCollection: true);
                Await(States.ApplyAsync(plan, places, 1, this, Context));
            }
        );
}
