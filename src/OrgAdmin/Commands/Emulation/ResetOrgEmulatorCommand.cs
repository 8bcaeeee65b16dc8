using System.Management.Automation;
using OrgAdmin.Cmdlets;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Brings the emulator's world, its faults and its journal back to how they started.</summary>
[Cmdlet(VerbsCommon.Reset, "OrgEmulator")]
[OutputType(typeof(void))]
public sealed class ResetOrgEmulatorCommand : OrgCmdlet
{
    /// <summary>Which generation of error bodies the emulated uData sends.</summary>
    [Parameter]
    public UDataGeneration UDataGeneration { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Engine.Emulator.Reset();
        Engine.Emulator.Use(UDataGeneration);
    }
}
