using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>HTTP/2, which only Kestrel answers here, and which .NET Framework does not speak.</summary>
public sealed class Http2Tests
{
    [Fact]
    public async Task Speaks_HTTP_2_where_TLS_offers_it()
    {
        using X509Certificate2 certificate = Certificates.SelfSigned();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        await using WebApplication server = builder.Build();
        string? protocol = null;
        server.Run(async context =>
        {
            protocol = context.Request.Protocol;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"message":"good"}""");
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal("good", await Api.To(server.Urls.First(), skipCertificateCheck: true).SendAsync());
        Assert.Equal("HTTP/2", protocol);
    }

    [Fact]
    public async Task After_a_time_out_another_socket_is_used()
    {
        using X509Certificate2 certificate = Certificates.SelfSigned();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        await using WebApplication server = builder.Build();
        var used = new ConcurrentQueue<string>();
        server.Run(async context =>
        {
            used.Enqueue(context.Connection.Id);
            if (used.Count == 2)
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            }
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"message":"good"}""");
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        using var api = Api.To(server.Urls.First(), timeout: TimeSpan.FromSeconds(2), skipCertificateCheck: true);
        await api.SendAsync();
        Assert.Equal(OrgErrorKind.Timeout, (await Assert.ThrowsAsync<OrgException>(() => api.SendAsync())).Kind);
        await api.SendAsync();
        string[] sockets = [.. used];
        Assert.Equal(sockets[0], sockets[1]);
        Assert.NotEqual(sockets[1], sockets[2]);
    }

    [Fact]
    public void A_connection_is_pinged_well_within_the_usual_time_for_one_attempt()
    {
        using SocketsHttpHandler handler = TransportHandler.Create(
            new ConnectionSettings { Endpoint = new Uri("https://api.example.net") }
        );
        Assert.Equal(HttpKeepAlivePingPolicy.Always, handler.KeepAlivePingPolicy);
        Assert.True(handler.KeepAlivePingDelay + handler.KeepAlivePingTimeout < new ConnectionSettings().Timeout);
    }
}
