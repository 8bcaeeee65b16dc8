using System;
using System.Collections.Generic;
using System.IO;

namespace OrgAdmin;

/// <summary>The door between the cmdlets and Core. There is one implementation, in OrgAdmin.Core.</summary>
internal interface IOrgCore
{
    /// <summary>The providers, in the order of the enumeration.</summary>
    IReadOnlyList<ProviderDescriptor> Providers { get; }

    /// <summary>Where profiles are kept.</summary>
    IProfileStore Profiles { get; }

    /// <summary>Writes, reads and compares snapshots.</summary>
    ISnapshots Snapshots { get; }

    /// <summary>Reads journals of changes.</summary>
    Journal.IJournals Journals { get; }

    /// <summary>Organizations as files.</summary>
    State.IStates States { get; }

    /// <summary>Finds people at all connections, and takes them out.</summary>
    People.IPeople People { get; }

    /// <summary>Makes what knows who is who in organizations, for one run of a cmdlet.</summary>
    Teams.ITeams CreateTeams();

    /// <summary>
    /// Writes a file whole or not at all. What was there before stays until the new content is complete; a link stays a
    /// link, and a device or a pipe is written through.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content to a stream that can seek.</param>
    /// <param name="isPrivate">True for personal data: where the file is new, its owner alone can read it.</param>
    /// <param name="force">True replaces a read-only file.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: the file cannot be written.</exception>
    void WriteFile(string path, Action<Stream> write, bool isPrivate = false, bool force = false);

    /// <summary>Reads a whole file that is to be sent: a regular one, and no larger than is said.</summary>
    /// <param name="path">The file.</param>
    /// <param name="largest">How many bytes it may have.</param>
    /// <exception cref="IOException">It cannot be read, is larger, or is a device, a pipe or a socket.</exception>
    byte[] ReadFile(string path, long largest);

    /// <summary>Makes a client. Nothing is sent.</summary>
    /// <param name="settings">What makes the connection.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidEndpoint"/> or
    /// <see cref="OrgErrorKind.InvalidCredential"/>.</exception>
    IOrgClient Connect(ConnectionSettings settings);
}
