using System.Collections.Generic;
using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Teams;

namespace OrgAdmin.Commands;

/// <summary>Applies exactly what a plan says, each organization only if it is as it was when the plan was made.</summary>
[Cmdlet(
    VerbsLifecycle.Invoke,
    "OrgPlan",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = FileSet,
    HelpUri = HelpPages.Address + "Invoke-OrgPlan.md"
)]
[OutputType(typeof(OrgChange))]
public sealed class InvokeOrgPlanCommand : StateCmdlet
{
    private const string FileSet = "File";
    private const string PlanSet = "Plan";

    /// <summary>The file that New-OrgPlan -OutFile has written.</summary>
    // Not from the pipeline: a plan has a Path as well, which is that of what it was made from.
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The plan itself.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlanSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public OrgPlan? Plan { get; set; }

    /// <summary>Do not ask. The guards that the plan was made with are not overridden.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How many organizations may be changed at the same time. Within one it is one change at a time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 1;

    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Guard(
            ParameterSetName == FileSet ? Path : Plan,
            () =>
            {
                OrgPlan plan = ParameterSetName == FileSet ? States.ReadPlan(FilePath(Path)) : Plan!;
                IReadOnlyList<TeamPlace> places = Places(otherwise: "*");
                RefuseReadOnly(PlacesOf(plan, places));
                Await(States.ApplyAsync(plan, places, ThrottleLimit, this, Context));
            }
        );

    private static IEnumerable<TeamPlace> PlacesOf(OrgPlan plan, IEnumerable<TeamPlace> places)
    {
        foreach (TeamPlace place in places)
        {
            foreach (OrgPlanOrganization organization in plan.Organizations)
            {
                if (organization.Changes.Count > 0 && IgnoringCase.Same(organization.Connection, place.Name))
                {
                    yield return place;
                    break;
                }
            }
        }
    }
}
