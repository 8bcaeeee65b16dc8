using System.Management.Automation;
using OrgAdmin.State;

namespace OrgAdmin.Commands;

/// <summary>What the cmdlets that make a plan have alike: where the files are, and the guards beside those in the files.</summary>
public abstract class PlanningCmdlet : StateCmdlet
{
    /// <summary>A folder, a file of an organization, or a snapshot.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>
    /// How many of a hundred members may be removed, where more than two people would go. The stricter of this and the file's counts.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int? MaximumRemovalPercent { get; set; }

    /// <summary>How many administrators must stay. The stricter of this and the file's counts.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? MinimumAdmin { get; set; }

    /// <summary>Who must be an administrator afterwards, besides those in the file: addresses, ids or slugs.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] RequiredAdmin { get; set; } = [];

    /// <summary>Makes the plan. The files name their connections, so that all that are open may be used.</summary>
    private protected OrgPlan Plan(params string[] organizationIds)
    {
        var options = new PlanOptions
        {
            MaximumRemovalPercent = MaximumRemovalPercent,
            MinimumAdmin = MinimumAdmin,
            RequiredAdmins = RequiredAdmin,
            OrganizationIds = organizationIds,
        };
        return Await(States.PlanAsync(FilePath(Path), Places(otherwise: "*"), options, this, Context));
    }
}
