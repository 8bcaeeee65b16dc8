using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OrgAdmin.Core.Files;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Journal;
using OrgAdmin.Core.Members;
using OrgAdmin.Core.Members.People;
using OrgAdmin.Core.Profiles;
using OrgAdmin.Core.Providers;
using OrgAdmin.Core.Providers.EquinixMetal;
using OrgAdmin.Core.Providers.Gandi;
using OrgAdmin.Core.Providers.Munch;
using OrgAdmin.Core.Providers.UData;
using OrgAdmin.Core.State;
using OrgAdmin.Journal;
using OrgAdmin.People;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Core;

/// <summary>The door to Core. The module finds it by name, in a load context of its own.</summary>
internal sealed class CoreEntry : IOrgCore
{
    private static readonly KnownProvider[] Known = AllProviders();

#if !NET
    /// <summary>Opens Core.</summary>
    /// <exception cref="OrgException">
    /// <see cref="OrgErrorKind.FileError"/>: another module's packages were loaded in place of Core's.
    /// </exception>
    public CoreEntry() => DesktopPackages.Check();
#endif

    /// <inheritdoc/>
    public IReadOnlyList<ProviderDescriptor> Providers { get; } = Array.ConvertAll(Known, known => known.Descriptor);

    /// <inheritdoc/>
    public IProfileStore Profiles => ProfileStore.Standard();

    /// <inheritdoc/>
    public ISnapshots Snapshots { get; } = new SnapshotStore();

    /// <inheritdoc/>
    public IJournals Journals { get; } = new JournalReader();

    /// <inheritdoc/>
    public IStates States => field ??= new StateStore(Snapshots, Providers);

    /// <inheritdoc/>
    public IPeople People { get; } = new PeopleDirectory();

    /// <inheritdoc/>
    public ITeams CreateTeams() => new TeamDirectory();

    /// <inheritdoc/>
    public void WriteFile(string path, Action<Stream> write, bool isPrivate = false, bool force = false) =>
        new AtomicFile(path) { IsPrivate = isPrivate, Force = force }.Write(write);

    /// <inheritdoc/>
    public byte[] ReadFile(string path, long largest) => AtomicFile.ReadAllBytes(path, largest);

    /// <inheritdoc/>
    public IOrgClient Connect(ConnectionSettings settings)
    {
        KnownProvider provider = Array.Find(Known, known => known.Descriptor.Provider == settings.Provider)!;
        CheckEndpoint(settings.Endpoint);
        CheckProxy(settings);
        CheckCredential(settings, provider.Descriptor);
        return provider.Connect(settings);
    }

    /// <summary>The one list of providers. Adding one adds a line here, a folder of Providers and an enumeration value.</summary>
    internal static KnownProvider[] AllProviders() =>
        [
            new(GandiProvider.Descriptor, settings => new GandiProvider(settings), GandiProvider.ListOfOne),
            new(EquinixMetalProvider.Descriptor, settings => new EquinixMetalProvider(settings), EquinixMetalProvider.ListOfOne),
            new(MunchProvider.Descriptor, settings => new MunchProvider(settings), MunchProvider.ListOfOne),
            new(UDataProvider.Descriptor, settings => new UDataProvider(settings), UDataProvider.ListOfOne),
        ];

    private static void CheckEndpoint(Uri endpoint)
    {
        if (!endpoint.IsAbsoluteUri || endpoint.Host.Length == 0)
            throw Invalid($"'{endpoint.OriginalString}' is not a full address. An endpoint looks like https://api.gandi.net/v5");
        if (endpoint.UserInfo.Length > 0)
            throw Invalid("An endpoint must not hold a user name or a password; use -Token or -Credential.");
        if (endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
            throw Invalid($"'{endpoint.GetLeftPart(UriPartial.Path)}' must not be followed by a query or a fragment.");
        if (endpoint.Scheme != "https" && !(endpoint.Scheme == "http" && Origin.IsLoopback(endpoint)))
            throw Invalid($"'{endpoint}' is refused: a credential is only sent over https, or over http to this machine itself.");
    }

    private static void CheckProxy(ConnectionSettings settings)
    {
        if (settings.Proxy is not null && settings.Transport is null && Origin.IsLoopback(settings.Endpoint))
            throw Invalid($"'{settings.Endpoint}' is this machine itself, which no proxy leads to. Connect without -Proxy.");
    }

    private static void CheckCredential(ConnectionSettings settings, ProviderDescriptor descriptor)
    {
        if (!descriptor.Schemes.Contains(settings.Scheme))
        {
            throw new OrgException(
                OrgErrorKind.InvalidCredential,
                $"{descriptor.DisplayName} knows no '{settings.Scheme}' credentials. It takes: {string.Join(", ", descriptor.Schemes)}."
            )
            {
                Provider = settings.Provider,
            };
        }
        foreach ((string what, string? value) in new[] { ("token", settings.Secret), ("user name", settings.UserName) })
        {
            if (value is null)
                continue;
            if (value.Trim().Length == 0)
                throw Refused($"The {what} is empty.");
            if (value.Any(char.IsControl))
                throw Refused(
                    $"The {what} has a line break or another control character in it. Was it pasted whole, and nothing else with it?"
                );
        }

        OrgException Refused(string message) => new(OrgErrorKind.InvalidCredential, message) { Provider = settings.Provider };
    }

    private static OrgException Invalid(string message) => new(OrgErrorKind.InvalidEndpoint, message);
}
