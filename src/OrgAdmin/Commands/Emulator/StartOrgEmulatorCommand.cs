using System;
using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Serves the emulator on a loopback port, for other processes of this machine.</summary>
[Cmdlet(VerbsLifecycle.Start, "OrgEmulator", HelpUri = HelpPages.Address + "Start-OrgEmulator.md")]
[OutputType(typeof(OrgEmulatorInfo))]
public sealed class StartOrgEmulatorCommand : ServedEmulatorCmdlet
{
    /// <summary>The port; 0 chooses a free one.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65_535)]
    public int Port { get; set; }

    /// <summary>
    /// How many organizations each emulated API has, the usual ones among them: a world of that size is made anew. Left out, the
    /// world stays as it is.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int? Size { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() =>
        Guard(
            Port,
            () =>
            {
                Uri root = Engine.Emulator.Start(Port);
                // Not before it listens: a port that is taken leaves the world as it was.
                if (Size is { } size)
                    Engine.Emulator.Reset(size);
                WriteVerbose($"The emulator listens on {root}");
                WriteServed(root);
            }
        );
}
