using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.State;

namespace OrgAdmin.Commands;

/// <summary>Tells what differs between files and the world. Nothing is changed.</summary>
[Cmdlet(VerbsDiagnostic.Test, "OrgState", HelpUri = HelpPages.Address + "Test-OrgState.md")]
[OutputType(typeof(OrgChange), typeof(bool))]
public sealed class TestOrgStateCommand : StateCmdlet
{
    /// <summary>A folder, a file of an organization, or a snapshot.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Output only true (everything is as the files say) or false. What could not be read is no match.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Guard(Path, Test);

    private void Test()
    {
        OrgPlan plan = Await(States.PlanAsync(FilePath(Path), Places(otherwise: "*"), new PlanOptions(), this, Context));
        if (Quiet)
        {
            WriteObject(plan.Changes.Count + plan.Refused.Count + plan.Unknown.Count == 0);
            return;
        }
        WriteObject(plan.Changes, enumerateCollection: true);
        WriteObject(plan.Refused, enumerateCollection: true);
        WriteObject(plan.Unknown, enumerateCollection: true);
    }
}
