using System.Collections.Concurrent;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>Which HTTP is spoken, and over which sockets.</summary>
public sealed class TransportTests
{
    private readonly ConcurrentQueue<string> _connections = new();
    private readonly ConcurrentQueue<string> _protocols = new();

    [Fact]
    public async Task Speaks_HTTP_2_where_TLS_offers_it()
    {
        using X509Certificate2 certificate = Certificates.SelfSigned();
        await using Peer peer = await Peer.StartAsync(certificate);
        Expect(peer, 1);
        await Api.To(peer.Root, skipCertificateCheck: true).SendAsync();
        Assert.Equal(["HTTP/2"], _protocols);
    }

    [Fact]
    public async Task Speaks_HTTP_1_1_where_there_is_no_TLS_to_ask()
    {
        await using Peer peer = await Peer.StartAsync();
        Expect(peer, 1);
        await Api.To(peer.Root).SendAsync();
        Assert.Equal(["HTTP/1.1"], _protocols);
    }

    [Fact]
    public async Task One_socket_serves_one_request_after_the_other_and_a_second_connection_to_the_same_host()
    {
        await using Peer peer = await Peer.StartAsync();
        Expect(peer, 3);
        using var first = Api.To(peer.Root);
        using var second = Api.To(peer.Root);
        await first.SendAsync();
        await first.SendAsync();
        await second.SendAsync();
        Assert.Single(_connections.Distinct());
    }

    [Fact]
    public async Task A_closed_connection_leaves_the_sockets_to_the_others()
    {
        await using Peer peer = await Peer.StartAsync();
        Expect(peer, 2);
        using var second = Api.To(peer.Root);
        using (var first = Api.To(peer.Root))
            await first.SendAsync();
        await second.SendAsync();
        Assert.Single(_connections.Distinct());
    }

    private void Expect(Peer peer, int times)
    {
        for (int i = 0; i < times; i++)
        {
            peer.Expect(
                "GET",
                "/thing",
                async context =>
                {
                    _protocols.Enqueue(context.Request.Protocol);
                    _connections.Enqueue(context.Connection.Id);
                    context.Response.ContentType = "application/json";
                    await context.Response.WriteAsync("""{"message":"good"}""");
                }
            );
        }
    }
}
