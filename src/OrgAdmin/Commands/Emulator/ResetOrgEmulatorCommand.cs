using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Brings the emulator's world, its faults and its journal back to how they started.</summary>
[Cmdlet(VerbsCommon.Reset, "OrgEmulator", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Reset-OrgEmulator.md")]
[OutputType(typeof(OrgEmulatorInfo))]
public sealed class ResetOrgEmulatorCommand : ServedEmulatorCmdlet
{
    /// <summary>Which generation of error bodies the emulated uData sends.</summary>
    [Parameter]
    public UDataGeneration UDataGeneration { get; set; }

    /// <summary>The port it is served at, to be sure that it is the one. Left out, served or not.</summary>
    [Parameter]
    [ValidateRange(1, 65_535)]
    public int? Port { get; set; }

    /// <summary>How many organizations each emulated API has, the usual ones among them. Left out, only these.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int? Size { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() =>
        Guard(
            Port,
            () =>
            {
                CheckServed(Port);
                if (!ShouldProcess("the emulated world", "Reset"))
                    return;
                Engine.Emulator.Reset(Size);
                Engine.Emulator.Use(UDataGeneration);
                WriteServed(Engine.Emulator.ListeningOn);
            }
        );
}
