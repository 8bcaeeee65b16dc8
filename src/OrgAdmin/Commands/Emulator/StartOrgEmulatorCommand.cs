using System;
using System.Management.Automation;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Serves the emulator on a loopback port, for other processes of this machine.</summary>
[Cmdlet(VerbsLifecycle.Start, "OrgEmulator")]
[OutputType(typeof(OrgEmulatorInfo))]
public sealed class StartOrgEmulatorCommand : ServedEmulatorCmdlet
{
    /// <summary>The port; 0 chooses a free one.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65_535)]
    public int Port { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() =>
        Guard(
            Port,
            () =>
            {
                Uri root = Engine.Emulator.Start(Port);
                WriteVerbose($"The emulator listens on {root}");
                WriteServed(root);
            }
        );
}
