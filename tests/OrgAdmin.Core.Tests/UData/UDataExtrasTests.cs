using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.UData;

/// <summary>Extras are merged: what is named is set or taken out, and nothing else changes.</summary>
public sealed class UDataExtrasTests
{
    private const string Path = "/api/1/organizations/o1/";
    private const string Extras = "/api/2/organizations/o1/extras/";

    private static Task<Organization> UpdateAsync(Peer peer, OrganizationInput changes) =>
        Connect
            .To<IOrganizationWriter>(OrgProvider.UData, peer.Root + "/api/1")
            .UpdateOrganizationAsync("o1", changes, OperationContext.None);

    [Fact]
    public async Task What_is_named_is_set_or_taken_out()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Extras, """{"a": 1, "b": 2, "x": 3}""")
            .Expect("PUT", Extras, """{"a": 1, "b": 2, "x": 3, "c": 3}""")
            .Expect("DELETE", Extras, "", 204)
            .Expect("GET", Path, """{"id": "o1", "name": "One", "extras": {"a": 1, "b": 2, "c": 3}}""");
        Organization changed = await UpdateAsync(
            peer,
            new OrganizationInput
            {
                Extras = new Dictionary<string, object?>
                {
                    ["c"] = 3,
                    ["x"] = null,
                    ["never there"] = null,
                },
            }
        );
        Assert.Equal(["a", "b", "c"], changed.Extras!.Keys.Order());
        Assert.Equal(["", """{"c":3}""", """["x"]""", ""], peer.Received.Select(request => request.Body));
    }

    [Fact]
    public async Task Other_fields_go_their_own_way_first()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("PUT", Path, """{"id": "o1", "name": "Two"}""")
            .Expect("GET", Extras, "{}")
            .Expect("PUT", Extras, """{"c": 3}""")
            .Expect("GET", Path, """{"id": "o1", "name": "Two", "extras": {"c": 3}}""");
        await UpdateAsync(
            peer,
            new OrganizationInput
            {
                Name = "Two",
                Extras = new Dictionary<string, object?> { ["c"] = 3 },
            }
        );
        Assert.Equal("""{"name":"Two"}""", peer.Received[0].Body);
    }

    [Fact]
    public async Task A_site_without_the_route_is_read_merged_and_written()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Extras, """{"message": "no such route"}""", 404)
            .Expect("GET", Path, """{"id": "o1", "name": "One", "extras": {"a": 1, "x": 2}}""")
            .Expect("PUT", Path, """{"id": "o1", "name": "One", "extras": {"a": 1, "c": 3}}""")
            .Expect("GET", Path, """{"id": "o1", "name": "One", "extras": {"a": 1, "c": 3}}""");
        await UpdateAsync(
            peer,
            new OrganizationInput
            {
                Extras = new Dictionary<string, object?> { ["c"] = 3, ["x"] = null },
            }
        );
        Assert.Equal("""{"extras":{"a":1,"c":3}}""", peer.Received[2].Body);
    }

    [Fact]
    public async Task No_such_organization_is_said()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Extras, "{}", 404).Expect("GET", Path, "{}", 404);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            UpdateAsync(peer, new OrganizationInput { Extras = new Dictionary<string, object?> { ["c"] = 3 } })
        );
        Assert.Equal(OrgErrorKind.NotFound, error.Kind);
        Assert.StartsWith("Organization 'o1' was not found", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extras_that_fail_after_the_fields_say_so()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("PUT", Path, """{"id": "o1", "name": "Two"}""").Expect("GET", Extras, "{}").Expect("PUT", Extras, "{}", 403);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            UpdateAsync(
                peer,
                new OrganizationInput
                {
                    Name = "Two",
                    Extras = new Dictionary<string, object?> { ["c"] = 3 },
                }
            )
        );
        Assert.Equal(OrgErrorKind.Forbidden, error.Kind);
        Assert.StartsWith(
            "The other fields of organization 'o1' have been changed, its extras have not",
            error.Message,
            StringComparison.Ordinal
        );
    }
}
