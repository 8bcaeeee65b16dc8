using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using OrgAdmin.Core.Http;
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

    [Fact]
    public async Task After_a_time_out_another_socket_is_used()
    {
        using X509Certificate2 certificate = Certificates.SelfSigned();
        await using Peer peer = await Peer.StartAsync(certificate);
        using var api = Api.To(peer.Root, timeout: TimeSpan.FromSeconds(2), skipCertificateCheck: true);
        Expect(peer, 1);
        await api.SendAsync();
        peer.Expect(
            "GET",
            "/thing",
            async context =>
            {
                _connections.Enqueue(context.Connection.Id);
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        );
        Assert.Equal(OrgErrorKind.Timeout, (await Assert.ThrowsAsync<OrgException>(() => api.SendAsync())).Kind);
        Expect(peer, 1);
        await api.SendAsync();
        string[] used = [.. _connections];
        Assert.Equal(used[0], used[1]);
        Assert.NotEqual(used[1], used[2]);
    }

    [Fact]
    public void An_HTTP_2_connection_is_pinged_well_within_the_usual_time_for_one_attempt()
    {
        using SocketsHttpHandler handler = TransportHandler.Create(
            new ConnectionSettings { Endpoint = new Uri("https://api.example.net") }
        );
        Assert.Equal(HttpKeepAlivePingPolicy.Always, handler.KeepAlivePingPolicy);
        Assert.True(handler.KeepAlivePingDelay + handler.KeepAlivePingTimeout < new ConnectionSettings().Timeout);
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
