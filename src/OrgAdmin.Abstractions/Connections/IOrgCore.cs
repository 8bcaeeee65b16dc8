using System;
using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>The door between the cmdlets and Core. There is one implementation, in OrgAdmin.Core.</summary>
public interface IOrgCore
{
    /// <summary>The providers, in the order of the enumeration.</summary>
    IReadOnlyList<ProviderDescriptor> Providers { get; }

    /// <summary>Where profiles are kept.</summary>
    IProfileStore Profiles { get; }

    /// <summary>Writes, reads and compares snapshots.</summary>
    ISnapshots Snapshots { get; }

    /// <summary>Makes what knows who is who in organizations, for one run of a cmdlet.</summary>
    Teams.ITeams CreateTeams();

    /// <summary>Makes a client. Nothing is sent.</summary>
    /// <param name="settings">What makes the connection.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidEndpoint"/> or <see cref="OrgErrorKind.InvalidCredential"/>.</exception>
    IOrgClient Connect(ConnectionSettings settings);
}

/// <summary>
/// A provider's client. What it can do is the set of interfaces of OrgAdmin.Capabilities that it implements;
/// there is no other list. Safe to use from several threads.
/// </summary>
public interface IOrgClient : IDisposable
{
    /// <summary>What there is to know about the provider.</summary>
    ProviderDescriptor Descriptor { get; }

    /// <summary>The API's root.</summary>
    Uri Endpoint { get; }
}
