using System;
using System.Collections.Generic;
using System.Net.Http;

namespace OrgAdmin;

/// <summary>
/// The four APIs in memory: one small invented world that all emulated connections of a process share.
/// There is one implementation, in OrgAdmin.Emulator.
/// </summary>
public interface IOrgEmulator
{
    /// <summary>Where the served emulator listens; null while it is not served.</summary>
    Uri? ListeningOn { get; }

    /// <summary>The journal of requests, oldest first.</summary>
    IReadOnlyList<EmulatorRequest> Requests { get; }

    /// <summary>The endpoint of a provider under the emulator's root.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="root">The root that the emulator is served at; null for the one in memory.</param>
    Uri EndpointOf(OrgProvider provider, Uri? root = null);

    /// <summary>The credential of the user that a connection gets if it names no other.</summary>
    /// <param name="provider">The provider.</param>
    string DefaultSecretOf(OrgProvider provider);

    /// <summary>Answers requests in place of the network. Opens nothing.</summary>
    HttpMessageHandler CreateHandler();

    /// <summary>Brings the world, the faults and the journal back to how they started.</summary>
    /// <param name="size">How many organizations the default user of each provider is to find, the same ones every time, for
    /// rehearsals at the size of a real directory. The usual ones are always among them; null means no more than those.</param>
    void Reset(int? size = null);

    /// <summary>Makes chosen requests fail.</summary>
    /// <param name="fault">Which, and how.</param>
    void AddFault(EmulatorFault fault);

    /// <summary>Changes which generation of error bodies the emulated uData sends.</summary>
    /// <param name="generation">The generation.</param>
    void Use(UDataGeneration generation);

    /// <summary>Serves the emulator on loopback for other processes.</summary>
    /// <param name="port">The port; 0 chooses a free one.</param>
    /// <returns>The root it is served at.</returns>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ConnectionFailed"/>: the port is taken;
    /// <see cref="OrgErrorKind.Conflict"/>: it is served already, at another port.</exception>
    Uri Start(int port);

    /// <summary>Stops serving.</summary>
    void Stop();
}
