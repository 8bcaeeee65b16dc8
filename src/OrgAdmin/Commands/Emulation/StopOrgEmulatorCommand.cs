using System.Management.Automation;
using OrgAdmin.Cmdlets;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Stops serving the emulator. Connections to the emulator in memory go on.</summary>
[Cmdlet(VerbsLifecycle.Stop, "OrgEmulator")]
[OutputType(typeof(void))]
public sealed class StopOrgEmulatorCommand : OrgCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => Engine.Emulator.Stop();
}
