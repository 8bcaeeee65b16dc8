using System;
using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>The base of the cmdlets that start, stop and reset the emulator.</summary>
public abstract class ServedEmulatorCmdlet : OrgCmdlet
{
    /// <summary>Output where each API is served, and a token for it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Writes where the emulator is, if that is wanted.</summary>
    /// <param name="root">The root it is served at; null for the one in memory.</param>
    private protected void WriteServed(Uri? root)
    {
        if (!PassThru)
            return;
        foreach (ProviderDescriptor descriptor in Engine.Core.Providers)
            WriteObject(
                new OrgEmulatorInfo
                {
                    Provider = descriptor.Provider.ToString(),
                    Endpoint = Engine.Emulator.EndpointOf(descriptor.Provider, root),
                    Token = Engine.Emulator.DefaultSecretOf(descriptor.Provider),
                }
            );
    }

    /// <summary>Refuses a port at which this process does not serve the emulator.</summary>
    /// <param name="port">The port that was given; null if none was.</param>
    private protected static void CheckServed(int? port)
    {
        if (port is null || Engine.Emulator.ListeningOn?.Port == port)
            return;
        string where = Engine.Emulator.ListeningOn is { } root
            ? $"It listens on {root}"
            : "It is not served at all; Start-OrgEmulator serves it";
        throw new OrgException(OrgErrorKind.NotFound, $"This PowerShell serves no emulator at port {port}. {where}.");
    }
}
