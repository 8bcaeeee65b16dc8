using System;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>Connections that are not made, break, stall or dribble, over raw sockets.</summary>
public sealed class BrokenConnectionTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    private static async Task<OrgException> FailureAsync(RawServer server, TimeSpan? timeout = null, string method = "GET")
    {
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(server.Root, timeout: timeout).SendAsync(method));
        Assert.Equal((OrgProvider.Gandi, method, server.Root + "/thing"), (error.Provider, error.Method, error.Uri));
        Assert.DoesNotContain(Connect.Canary, error.ToString());
        return error;
    }

    [Fact]
    public async Task Nobody_listens()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        string root = "http://" + probe.LocalEndpoint;
        probe.Stop();
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(root).SendAsync());
        Assert.Equal(OrgErrorKind.ConnectionFailed, error.Kind);
        Assert.True(error.NothingWasSent);
        Assert.Equal($"Gandi at {root} could not be reached: Connection refused.", error.Message);
    }

    [Fact]
    public async Task There_is_no_such_host()
    {
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To("https://no-such-host.invalid/v5").SendAsync());
        Assert.Equal(OrgErrorKind.ConnectionFailed, error.Kind);
        Assert.True(error.NothingWasSent);
        Assert.StartsWith("Gandi at https://no-such-host.invalid could not be reached: ", error.Message);
    }

    [Fact]
    public async Task No_connection_is_made_in_time()
    {
        // What SocketsHttpHandler throws when its ConnectTimeout is over before the attempt's own time.
        var script = new Script().Answer(() =>
            throw new TaskCanceledException(
                "The operation was canceled.",
                new TimeoutException("A connection could not be established within the configured ConnectTimeout.")
            )
        );
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(script).SendAsync());
        Assert.Equal(OrgErrorKind.ConnectionFailed, error.Kind);
        Assert.True(error.NothingWasSent);
        Assert.Contains("could not be reached: A connection could not be established", error.Message);
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("PUT", 3)]
    [InlineData("POST", 1)]
    [InlineData("PATCH", 1)]
    public async Task Reset_before_the_headers(string method, int attempts)
    {
        var log = new RecordingLog();
        await using RawServer server = RawServer.Start(async conversation =>
        {
            await conversation.ReadRequestAsync();
            conversation.Reset();
        });
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            Api.To(server.Root, retries: 2, time: new FakeTime()).SendAsync(method, log.Context())
        );
        Assert.Equal(OrgErrorKind.ConnectionFailed, error.Kind);
        Assert.Contains("broke the connection off", error.Message);
        Assert.False(error.NothingWasSent);
        Assert.Equal(attempts, log.Lines.Count(line => line.StartsWith($"verbose: {method} /thing failed", StringComparison.Ordinal)));
        // A PATCH without a body as well: the transport would send it again of its own accord.
        if (attempts == 1)
            Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Closed_before_the_headers()
    {
        await using RawServer server = RawServer.Start(conversation => conversation.ReadRequestAsync());
        Assert.Equal(OrgErrorKind.ConnectionFailed, (await FailureAsync(server)).Kind);
    }

    [Fact]
    public async Task Reset_within_the_headers()
    {
        await using RawServer server = RawServer.Start(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.SendAsync(Head + "X-Request-");
            conversation.Reset();
        });
        Assert.Equal(OrgErrorKind.ConnectionFailed, (await FailureAsync(server)).Kind);
    }

    [Fact]
    public async Task Reset_within_the_body()
    {
        await using RawServer server = RawServer.Start(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.SendAsync(Head + "Content-Length: 100\r\n\r\n{\"message\":");
            await Task.Delay(50, conversation.CancellationToken);
            conversation.Reset();
        });
        Assert.Equal(OrgErrorKind.ConnectionFailed, (await FailureAsync(server)).Kind);
    }

    [Fact]
    public async Task Closed_before_the_announced_length()
    {
        await using RawServer server = RawServer.Saying(Head + "Content-Length: 100\r\n\r\n{\"message\":\"go");
        Assert.Equal(OrgErrorKind.ConnectionFailed, (await FailureAsync(server)).Kind);
    }

    [Fact]
    public async Task Closed_within_a_chunk()
    {
        await using RawServer server = RawServer.Saying(Head + "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"mess");
        Assert.Equal(OrgErrorKind.ConnectionFailed, (await FailureAsync(server)).Kind);
    }

    [Fact]
    public async Task A_half_answer_is_asked_for_again()
    {
        int count = 0;
        await using RawServer server = RawServer.Start(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.SendAsync(
                ++count == 1 ? Head + "Content-Length: 100\r\n\r\n{\"message\":" : Head + "Content-Length: 18\r\n\r\n{\"message\":\"good\"}"
            );
        });
        Assert.Equal("good", await Api.To(server.Root, retries: 1, time: new FakeTime()).SendAsync());
        Assert.Equal(2, count);
    }

    [Fact]
    public async Task A_server_that_never_answers()
    {
        await using RawServer server = RawServer.Start(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.StallAsync();
        });
        OrgException error = await FailureAsync(server, Short);
        Assert.Equal(OrgErrorKind.Timeout, error.Kind);
        Assert.Equal("Gandi did not answer within 0.3 s. Connect-OrgProvider -TimeoutSec allows more.", error.Message);
    }

    [Fact]
    public async Task A_server_that_does_not_even_read()
    {
        await using RawServer server = RawServer.Start(conversation => conversation.StallAsync());
        Assert.Equal(OrgErrorKind.Timeout, (await FailureAsync(server, Short, "POST")).Kind);
    }

    [Theory]
    [InlineData("200 OK")]
    [InlineData("404 Not Found")]
    public async Task A_body_that_dribbles_ends_with_the_time_for_one_attempt(string status)
    {
        await using RawServer server = RawServer.Start(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.SendAsync(
                $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{{\r\n"
            );
            while (true)
            {
                await Task.Delay(20, conversation.CancellationToken);
                await conversation.SendAsync("1\r\n \r\n");
            }
        });
        // A refusal needs its head in time, which a busy machine may take a while for.
        bool isRefusal = !status.StartsWith('2');
        OrgException error = await FailureAsync(server, isRefusal ? TimeSpan.FromSeconds(8) : Short);
        Assert.Equal(isRefusal ? OrgErrorKind.NotFound : OrgErrorKind.Timeout, error.Kind);
    }

    [Fact]
    public async Task An_error_body_without_end_is_not_read_to_its_end()
    {
        string much = new('x', 64 * 1024);
        await using RawServer server = RawServer.Start(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.SendAsync("HTTP/1.1 500 Oops\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true)
                await conversation.SendAsync($"{much.Length:x}\r\n{much}\r\n");
        });
        OrgException error = await FailureAsync(server);
        Assert.Equal(OrgErrorKind.ServerError, error.Kind);
        Assert.Equal("Gandi failed (500): " + new string('x', 1000) + "…", error.Message);
    }

    [Fact]
    public async Task A_large_error_body_is_read_as_far_as_it_may_explain_something()
    {
        var body = new MeasuredStream(4 * 1024 * 1024);
        var script = new Script().Answer(() =>
            new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StreamContent(body) }
        );
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(script).SendAsync());
        Assert.Equal(OrgErrorKind.ServerError, error.Kind);
        Assert.InRange(body.HowFar, 1, 512 * 1024);
    }

    [Theory(Skip = Runtime.FailuresMisread, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    [InlineData("\0\u0001\u0002 not http at all\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("HTTP/1.1 two hundred\r\n\r\n")]
    public async Task What_answers_is_not_HTTP(string bytes)
    {
        await using RawServer server = RawServer.Saying(bytes);
        OrgException error = await FailureAsync(server);
        Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
        Assert.StartsWith("Gandi's answer could not be understood: ", error.Message);
    }

    [Fact(Skip = Runtime.FailuresMisread, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    public async Task Headers_without_end()
    {
        string line = "X-Padding: " + new string('x', 1000) + "\r\n";
        await using RawServer server = RawServer.Start(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.SendAsync(Head);
            while (true)
                await conversation.SendAsync(line);
        });
        Assert.Equal(OrgErrorKind.InvalidResponse, (await FailureAsync(server)).Kind);
    }

    [Fact]
    public async Task Cancelling_ends_a_request_at_once()
    {
        var arrived = new TaskCompletionSource();
        var left = new TaskCompletionSource();
        await using RawServer server = RawServer.Start(async conversation =>
        {
            await conversation.ReadRequestAsync();
            arrived.SetResult();
            // Zero bytes, or a reset: either way the client has hung up.
            try
            {
                Assert.Equal(0, await conversation.Stream.ReadAsync(new byte[1], 0, 1, conversation.CancellationToken));
            }
            finally
            {
                left.SetResult();
            }
        });
        using var stopping = new CancellationTokenSource();
        Task<string?> sending = Api.To(server.Root, retries: 3).SendAsync(context: new OperationContext(stopping.Token));
        await arrived.Task;
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(5)));
        await left.Task.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task The_time_counts_for_one_attempt_and_not_for_all()
    {
        // Three attempts take longer than one may, and none comes near its limit, however busy the machine.
        int count = 0;
        await using RawServer server = RawServer.Start(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await Task.Delay(1500, conversation.CancellationToken);
            await conversation.SendAsync(
                ++count < 3
                    ? "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    : Head + "Content-Length: 18\r\n\r\n{\"message\":\"good\"}"
            );
        });
        Assert.Equal("good", await Api.To(server.Root, retries: 2, timeout: TimeSpan.FromSeconds(4), time: new FakeTime()).SendAsync());
        Assert.Equal(3, count);
    }
}
