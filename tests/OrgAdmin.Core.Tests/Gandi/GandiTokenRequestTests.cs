using System;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Gandi;

/// <summary>Personal access tokens at Gandi: the exact requests, and what is read of the answers.</summary>
public sealed class GandiTokenRequestTests
{
    [Fact]
    public async Task Asks_the_endpoints_own_host_when_the_token_ends()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/tokeninfo", """{"expires_in": 86400, "client_id": "c"}""");
        DateTimeOffset before = DateTimeOffset.UtcNow.AddDays(1).AddSeconds(-1);
        OrgToken token = Assert.Single(await To<ITokenReader>(peer).Tokens().ReadAsync());
        Assert.True(token.IsInUse);
        Assert.InRange(token.ExpiresAt!.Value, before, DateTimeOffset.UtcNow.AddDays(1).AddSeconds(1));
        Assert.Equal("c", token.AdditionalProperties["client_id"]);
        Assert.Equal("Bearer " + Connect.Canary, Assert.Single(peer.Received).Headers["Authorization"]);
    }

    [Fact]
    public async Task Renews_with_an_empty_object()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/v5/organization/access-tokens", """{"access_token": "next"}""", 201);
        MadeToken made = await To<ITokenRenewer>(peer).RenewTokenAsync(OperationContext.None);
        Assert.Equal("next", made.Secret);
        PeerRequest sent = Assert.Single(peer.Received);
        Assert.Equal(("{}", "Bearer " + Connect.Canary), (sent.Body, sent.Headers["Authorization"]));
        Assert.StartsWith("application/json", sent.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Where_there_is_no_renewal_it_is_not_offered()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/v5/organization/access-tokens", """{"code": 404, "message": "no", "object": "o", "cause": "c"}""", 404);
        var error = await Assert.ThrowsAsync<OrgException>(() => To<ITokenRenewer>(peer).RenewTokenAsync(OperationContext.None));
        Assert.Equal(OrgErrorKind.OperationNotSupported, error.Kind);
        Assert.StartsWith("Renewing tokens is not offered here.", error.Message);
    }

    [Fact]
    public async Task A_key_has_no_end_to_ask_for()
    {
        await using Peer peer = await Peer.StartAsync();
        var reader = Connect.To<ITokenReader>(OrgProvider.Gandi, peer.Root + "/v5", AuthScheme.ApiKey);
        var error = await Assert.ThrowsAsync<OrgException>(() => reader.Tokens().ReadAsync());
        Assert.Equal(OrgErrorKind.OperationNotSupported, error.Kind);
        Assert.Empty(peer.Received);
    }

    private static T To<T>(Peer peer)
        where T : class => Connect.To<T>(OrgProvider.Gandi, peer.Root + "/v5");
}
