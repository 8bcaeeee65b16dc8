using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Xunit;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>
/// A server on a real socket that answers what a test says, and fails the test for a request that it did not
/// expect or an answer that nobody asked for.
/// </summary>
public sealed class Peer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<Expectation> _expected = [];
    private readonly List<PeerRequest> _received = [];
    private readonly List<string> _surprises = [];
    private readonly Lock _gate = new();

    private Peer(WebApplication app) => _app = app;

    /// <summary>The root, such as <c>http://127.0.0.1:12345</c>.</summary>
    public string Root { get; private set; } = "";

    /// <summary>What came in, in order.</summary>
    public IReadOnlyList<PeerRequest> Received
    {
        get
        {
            lock (_gate)
                return [.. _received];
        }
    }

    /// <summary>Starts a server; with a certificate, it speaks TLS.</summary>
    public static async Task<Peer> StartAsync(X509Certificate2? certificate = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options =>
            options.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    if (certificate is not null)
                        listen.UseHttps(certificate);
                }
            )
        );
        WebApplication app = builder.Build();
        var peer = new Peer(app);
        app.Run(peer.AnswerAsync);
        await app.StartAsync();
        peer.Root = app.Urls.First();
        return peer;
    }

    /// <summary>Expects one request, and answers JSON.</summary>
    public Peer Expect(string method, string pathAndQuery, string json, int status = 200, params (string Name, string Value)[] headers) =>
        Expect(
            method,
            pathAndQuery,
            async context =>
            {
                context.Response.StatusCode = status;
                foreach ((string name, string value) in headers)
                    context.Response.Headers[name] = value;
                if (status == 204)
                    return;
                context.Response.ContentType ??= "application/json";
                await context.Response.WriteAsync(json);
            }
        );

    /// <summary>Expects one request, and answers in any way at all.</summary>
    public Peer Expect(string method, string pathAndQuery, RequestDelegate answer)
    {
        lock (_gate)
            _expected.Add(new Expectation(method, pathAndQuery, answer));
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Assert.Empty(_surprises);
        Assert.Empty(_expected.Select(expectation => $"never asked: {expectation.Method} {expectation.PathAndQuery}"));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var request = new PeerRequest(
            context.Request.Method,
            target,
            await reader.ReadToEndAsync(),
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)
        );
        Expectation? found;
        lock (_gate)
        {
            _received.Add(request);
            found = _expected.FirstOrDefault(expectation => expectation.Method == request.Method && expectation.PathAndQuery == target);
            if (found is null)
                _surprises.Add($"unexpected: {request.Method} {target}");
            else
                _expected.Remove(found);
        }
        if (found is null)
        {
            context.Response.StatusCode = 418;
            return;
        }
        await found.Answer(context);
    }

    private sealed record Expectation(string Method, string PathAndQuery, RequestDelegate Answer);
}

public sealed record PeerRequest(string Method, string Target, string Body, IReadOnlyDictionary<string, string> Headers);
