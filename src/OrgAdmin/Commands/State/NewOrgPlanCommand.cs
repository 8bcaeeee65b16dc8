using System.IO;
using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Compares files with the world, and says what it takes to make the world what they say. Nothing is changed.</summary>
[Cmdlet(VerbsCommon.New, "OrgPlan", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "New-OrgPlan.md")]
[OutputType(typeof(OrgPlan), typeof(string))]
public sealed class NewOrgPlanCommand : PlanningCmdlet
{
    /// <summary>The file that the plan goes to, for Invoke-OrgPlan.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Output the plan as Markdown, for a pull request.</summary>
    [Parameter]
    public SwitchParameter AsMarkdown { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Guard(Path, Make);

    private void Make()
    {
        OrgPlan plan = Plan();
        if (OutFile is not null)
        {
            string path = FilePath(OutFile);
            if (Directory.Exists(path))
                throw new OrgException(OrgErrorKind.FileError, $"{path} is a folder. Name a file in it, such as plan.json.");
            // A plan is only as good as its moment: an older one is replaced.
            if (ShouldProcess(path, "Write plan"))
                Engine.Core.WriteFile(path, stream => States.WritePlan(plan, stream), isPrivate: true);
        }
        WriteObject(AsMarkdown ? PlanText.Markdown(plan) : plan);
    }
}
