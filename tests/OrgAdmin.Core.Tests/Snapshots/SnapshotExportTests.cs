using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.State;
using OrgAdmin.Core.Tests.Support;
using OrgAdmin.Emulation;
using Xunit;

namespace OrgAdmin.Core.Tests.Snapshots;

/// <summary>A snapshot is taken without PowerShell: the host waits, and takes what could not be read.</summary>
public sealed class SnapshotExportTests : IDisposable
{
    private readonly OrgEmulator _emulator = new();
    private readonly Host _host = new();
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Connections_stand_in_an_order_of_their_own_and_those_below_are_found()
    {
        List<string> found = [];
        Export([Source(OrgProvider.Munch, "b", found), Source(OrgProvider.Gandi, "z", found), Source(OrgProvider.Gandi, "A", found)]);

        OrgSnapshot snapshot = new SnapshotStore().Read(_path);
        Assert.Equal(["A", "z", "b"], snapshot.Connections.Select(connection => connection.Name));
        Assert.All(snapshot.Connections, connection => Assert.NotEmpty(connection.Organizations));
        Assert.Equal(snapshot.Connections.SelectMany(connection => connection.Organizations).Count(), found.Count);
        Assert.Equal(found.Count, _host.Counted);
        Assert.Empty(_host.Reported);
    }

    [Fact]
    public void An_organization_that_is_not_there_is_a_gap_and_an_error_and_one_named_twice_stands_once()
    {
        SnapshotSource source = Source(OrgProvider.Munch, "m");
        foreach (string id in new[] { "1", "9999", "1" })
            source.OrganizationIds.Add(id);
        Export([source]);

        SnapshotConnection connection = Assert.Single(new SnapshotStore().Read(_path).Connections);
        Assert.Equal(["1", "9999"], connection.OrganizationIds);
        Assert.Equal(["1", "9999"], connection.Organizations.Select(organization => organization.Id));
        Assert.Equal(["9999"], _host.Reported);
        Assert.Equal(1, _host.Counted);
    }

    [Fact]
    public void Nothing_is_written_where_nothing_could_be_read()
    {
        SnapshotSource source = Source(OrgProvider.Munch, "m");
        source.OrganizationIds.Add("9999");

        OrgException error = Assert.Throws<OrgException>(() => Export([source]));
        Assert.Equal(OrgErrorKind.FileError, error.Kind);
        Assert.False(File.Exists(_path));
    }

    private SnapshotSource Source(OrgProvider provider, string name, List<string>? found = null) =>
        new(name, _emulator.EndpointOf(provider), Connect.To<IOrganizationReader>(provider, _emulator))
        {
            Provider = provider,
            Found = (id, _) => found?.Add(id),
        };

    private void Export(SnapshotSource[] sources) =>
        new SnapshotStore().Export(new SnapshotExport(_path, sources), _host, new OperationContext(CancellationToken.None));

    private sealed class Host : ISnapshotHost
    {
        public List<string> Reported { get; } = [];

        public int Counted { get; private set; }

        public T Await<T>(Task<T> task) => task.GetAwaiter().GetResult();

        public void Report(OrgException error, string target) => Reported.Add(target);

        public void Count() => Counted++;
    }
}
