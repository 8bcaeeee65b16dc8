using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Stops serving the emulator. Connections to the emulator in memory go on.</summary>
[Cmdlet(VerbsLifecycle.Stop, "OrgEmulator", HelpUri = HelpPages.Address + "Stop-OrgEmulator.md")]
[OutputType(typeof(OrgEmulatorInfo))]
public sealed class StopOrgEmulatorCommand : ServedEmulatorCmdlet
{
    /// <summary>The port it is served at. Left out, wherever it is served.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(1, 65_535)]
    public int? Port { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() =>
        Guard(
            Port,
            () =>
            {
                CheckServed(Port);
                if (Engine.Emulator.ListeningOn is not { } root)
                    return;
                Engine.Emulator.Stop();
                WriteServed(root);
            }
        );
}
