using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Emulation;
using Xunit;

namespace OrgAdmin.Emulator.Tests;

/// <summary>The emulator on a real socket.</summary>
public sealed class ServedEmulatorTests : IDisposable
{
    private readonly OrgEmulator _emulator = new();
    private readonly Uri _root;

    public ServedEmulatorTests() => _root = _emulator.Start(0);

    public void Dispose() => _emulator.Dispose();

    private async Task<string> SayAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _root.Port, TestContext.Current.CancellationToken);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Listens_on_localhost_where_the_system_keeps_the_address_for_administrators()
    {
        List<string> tried = [];
        (HttpListener listener, Uri root) = LoopbackServer.Listen(
            8080,
            candidate =>
            {
                tried.AddRange(candidate.Prefixes);
                if (tried.Count == 1)
                    throw new HttpListenerException(5, "Access is denied");
            }
        );
        ((IDisposable)listener).Dispose();
        Assert.Equal(["http://127.0.0.1:8080/", "http://localhost:8080/"], tried);
        Assert.Equal("http://localhost:8080/", root.AbsoluteUri);
    }

    [Fact]
    public void A_port_that_is_taken_is_no_reason_to_listen_elsewhere()
    {
        int tries = 0;
        OrgException error = Assert.Throws<OrgException>(() =>
            LoopbackServer.Listen(
                8080,
                _ =>
                {
                    tries++;
                    throw new HttpListenerException(183, "It is in use");
                }
            )
        );
        Assert.Equal(OrgErrorKind.ConnectionFailed, error.Kind);
        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task Answers_a_request_that_names_the_whole_address()
    {
        string answer = await SayAsync(
            $"GET {_root}api/1/organizations/roles/?lang=fr HTTP/1.1\r\nHost: 127.0.0.1:{_root.Port}\r\nConnection: close\r\n\r\n"
        );
        Assert.StartsWith("HTTP/1.1 200", answer);
        Assert.Contains("Administrateur", answer);
        Assert.Equal("/api/1/organizations/roles/", Assert.Single(_emulator.Requests).Path);
    }

    [Theory]
    [InlineData("*", "400")]
    [InlineData("//", "404")]
    [InlineData("/api/1/%zz/%ff", "404")]
    public async Task Answers_whatever_the_target_of_a_request_is(string target, string status)
    {
        string answer = await SayAsync($"OPTIONS {target} HTTP/1.1\r\nHost: 127.0.0.1:{_root.Port}\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 " + status, answer);
    }

    [Fact]
    public async Task Answers_HEAD_with_the_length_and_without_the_body_and_keeps_the_connection()
    {
        using var client = new HttpClient { BaseAddress = _root };
        for (int i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, "api/1/organizations/");
            using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.InRange(response.Content.Headers.ContentLength!.Value, 1000, int.MaxValue);
        }
        string raw = await SayAsync($"HEAD /api/1/organizations/ HTTP/1.1\r\nHost: 127.0.0.1:{_root.Port}\r\nConnection: close\r\n\r\n");
        Assert.EndsWith("\r\n\r\n", raw);
    }

    [Fact]
    public async Task Refuses_a_body_that_says_it_is_long_before_it_comes()
    {
        string answer = await SayAsync(
            $"POST /api/1/organizations/ HTTP/1.1\r\nHost: 127.0.0.1:{_root.Port}\r\nContent-Type: "
                + "application/json\r\nContent-Length: 419430400\r\n\r\n"
        );
        Assert.StartsWith("HTTP/1.1 413", answer);
        Assert.Empty(_emulator.Requests);
    }

    [Fact]
    public async Task Refuses_a_body_without_a_length_once_it_is_long()
    {
        using var client = new HttpClient { BaseAddress = _root };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/1/organizations/") { Content = new Endless() };
        request.Headers.TransferEncodingChunked = true;
        // The answer may be lost when the connection is closed under a client that goes on sending; it never takes the whole body.
        HttpStatusCode? status = null;
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            status = response.StatusCode;
        }
        catch (HttpRequestException error)
        {
            Assert.IsType<IOException>(error.InnerException, exactMatch: false);
        }
        Assert.True(status is null or HttpStatusCode.RequestEntityTooLarge, $"{status}");
        Assert.Empty(_emulator.Requests);
    }

    [Fact]
    public async Task A_body_of_a_megabyte_is_read()
    {
        using var client = new HttpClient { BaseAddress = _root };
        using HttpRequestMessage request = Wire.Request(
            _emulator,
            "POST",
            "/api/1/organizations/",
            $$"""{"name": "Long", "description": "{{new string('d', 1024 * 1024)}}"}"""
        );
        request.RequestUri = new Uri(_root, "api/1/organizations/");
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Fact]
    public async Task An_api_whose_code_fails_answers_500()
    {
        using var client = new HttpClient { BaseAddress = _root };
        using HttpRequestMessage request = Wire.Request(_emulator, "POST", "/metal/v1/organizations", """{"name": "\ud800"}""");
        request.RequestUri = new Uri(_root, "metal/v1/organizations");
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    // A body that only ends when nobody reads it any more.
    private sealed class Endless : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            byte[] part = new byte[1024 * 1024];
            while (true)
                await stream.WriteAsync(part);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
