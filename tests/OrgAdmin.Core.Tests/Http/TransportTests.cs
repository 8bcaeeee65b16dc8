using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Core.Tests.Support;
using Xunit;
#if NET
using System;
using System.Net.Http;
#endif

#if NET
using OrgAdmin.Core.Http;
#endif

namespace OrgAdmin.Core.Tests.Http;

/// <summary>Which HTTP is spoken, and over which sockets.</summary>
public sealed class TransportTests
{
    private const string Good = """{"message":"good"}""";

    [Fact]
    public async Task Speaks_HTTP_1_1_where_there_is_no_TLS_to_ask()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", Good);
        await Api.To(peer.Root).SendAsync();
        Assert.Equal(["HTTP/1.1"], peer.Received.Select(request => request.Protocol));
    }

    [Fact]
    public async Task One_socket_serves_one_request_after_the_other_and_a_second_connection_to_the_same_host()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", Good).Expect("GET", "/thing", Good).Expect("GET", "/thing", Good);
        using var first = Api.To(peer.Root);
        using var second = Api.To(peer.Root);
        await first.SendAsync();
        await first.SendAsync();
        await second.SendAsync();
        Assert.Equal(1, peer.Connections);
    }

    [Fact]
    public async Task A_cookie_is_not_kept()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", Good, 200, ("Set-Cookie", "session=1; Path=/")).Expect("GET", "/thing", Good);
        using var api = Api.To(peer.Root);
        await api.SendAsync();
        await api.SendAsync();
        Assert.All(peer.Received, request => Assert.False(request.Headers.ContainsKey("Cookie")));
    }
#if NET

    [Fact]
    public void Making_a_connection_is_bounded_and_one_that_died_in_silence_is_found_out()
    {
        using SocketsHttpHandler handler = TransportHandler.Create(
            new ConnectionSettings { Endpoint = new Uri("https://api.example.net/") }
        );
        Assert.Equal(TimeSpan.FromSeconds(30), handler.ConnectTimeout);
        Assert.Equal(TimeSpan.FromMinutes(5), handler.PooledConnectionLifetime);
        Assert.Equal(HttpKeepAlivePingPolicy.Always, handler.KeepAlivePingPolicy);
        Assert.InRange(handler.KeepAlivePingDelay + handler.KeepAlivePingTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }
#endif

    [Fact]
    public async Task A_closed_connection_leaves_the_sockets_to_the_others()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", Good).Expect("GET", "/thing", Good);
        using var second = Api.To(peer.Root);
        using (var first = Api.To(peer.Root))
            await first.SendAsync();
        await second.SendAsync();
        Assert.Equal(1, peer.Connections);
    }
}
