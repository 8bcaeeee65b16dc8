using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Http.Policies;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>What is tried again, what is not, and how long is waited.</summary>
public sealed class RetryTests
{
    private const string Good = """{"message":"good"}""";

    private readonly FakeTime _time = new();

#if NET
    private static HttpResponseMessage NeverSent() =>
        throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");

    private static HttpResponseMessage BrokenOff() =>
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
#else
    // .NET Framework says it one level further in.
    private static HttpResponseMessage NeverSent() =>
        throw new HttpRequestException("Failed", new WebException("Connection refused", WebExceptionStatus.ConnectFailure));

    private static HttpResponseMessage BrokenOff() =>
        throw new HttpRequestException("Failed", new WebException("The response ended prematurely.", WebExceptionStatus.ReceiveFailure));
#endif

    [Theory]
    [InlineData("GET", false)]
    [InlineData("HEAD", false)]
    [InlineData("OPTIONS", false)]
    [InlineData("DELETE", true)]
    [InlineData("PUT", true)]
    [InlineData("POST", true)]
    [InlineData("PATCH", true)]
    public void What_changes_something_has_content_even_an_empty_one_so_that_no_transport_sends_it_again(string method, bool hasContent)
    {
        var request = new ApiRequest { Method = new HttpMethod(method), Route = Route.To($"things/{1}") };
        using ApiMessage message = request.ToMessage(new Uri("https://api.example.net/things/1"), request.Method, OperationContext.None);
        Assert.Equal(hasContent, message.Content is not null);
        if (hasContent)
            Assert.Equal(0, message.Content!.Headers.ContentLength);
    }

    [Theory]
    [InlineData("GET", 429)]
    [InlineData("GET", 502)]
    [InlineData("GET", 503)]
    [InlineData("GET", 504)]
    [InlineData("PUT", 429)]
    [InlineData("PUT", 502)]
    [InlineData("PUT", 503)]
    [InlineData("DELETE", 503)]
    [InlineData("DELETE", 504)]
    [InlineData("POST", 429)]
    public async Task Is_tried_again(string method, int status)
    {
        var script = new Script().Answer(status).Answer(200, Good);
        Assert.Equal("good", await Api.To(script, retries: 3, _time).SendAsync(method));
        Assert.Equal(2, script.Requests.Count);
    }

    [Theory]
    [InlineData("POST", 502)]
    [InlineData("POST", 503)]
    [InlineData("POST", 504)]
    [InlineData("PATCH", 503)]
    [InlineData("GET", 500)]
    [InlineData("GET", 501)]
    [InlineData("GET", 400)]
    [InlineData("GET", 401)]
    [InlineData("GET", 403)]
    [InlineData("GET", 404)]
    [InlineData("GET", 408)]
    [InlineData("GET", 409)]
    [InlineData("GET", 410)]
    [InlineData("GET", 422)]
    [InlineData("GET", 423)]
    [InlineData("DELETE", 404)]
    public async Task Is_not_tried_again(string method, int status)
    {
        var script = new Script().Answer(status, """{"message":"no"}""").Answer(200, Good);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(script, retries: 3, _time).SendAsync(method));
        Assert.Equal(status, error.StatusCode);
        Assert.Single(script.Requests);
        Assert.Empty(_time.Waits);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("POST")]
    public async Task A_request_that_was_never_sent_is_tried_again_whatever_its_method(string method)
    {
        var script = new Script().Answer(NeverSent).Answer(200, Good);
        Assert.Equal("good", await Api.To(script, retries: 1, _time).SendAsync(method));
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("PUT", true)]
    [InlineData("DELETE", true)]
    [InlineData("POST", false)]
    public async Task A_broken_connection_is_tried_again_only_where_twice_is_as_good_as_once(string method, bool again)
    {
        var script = new Script().Answer(BrokenOff).Answer(200, Good);
        Task<string?> sending = Api.To(script, retries: 1, _time).SendAsync(method);
        if (again)
            Assert.Equal("good", await sending);
        else
            Assert.Equal(OrgErrorKind.ConnectionFailed, (await Assert.ThrowsAsync<OrgException>(() => sending)).Kind);
        Assert.Equal(again ? 2 : 1, script.Requests.Count);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_read_again_from_the_start()
    {
        var script = new Script()
            .Answer(() => new HttpResponseMessage { Content = new StreamContent(new BreakingStream("""{"message":"go"""u8.ToArray())) })
            .Answer(200, Good);
        Assert.Equal("good", await Api.To(script, retries: 1, _time).SendAsync());
    }

    [Fact]
    public async Task Zero_switches_it_off()
    {
        var script = new Script().Answer(503, "{}", ("Retry-After", "1")).Answer(200, Good);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(script, retries: 0, _time).SendAsync());
        Assert.Equal(OrgErrorKind.ServerError, error.Kind);
        Assert.Equal(TimeSpan.FromSeconds(1), error.RetryAfter);
        Assert.Single(script.Requests);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task It_is_given_up_after_the_last_try()
    {
        var script = new Script().Answer(429, """{"message":"slow down"}""");
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(script, retries: 3, _time).SendAsync());
        Assert.Equal(OrgErrorKind.RateLimited, error.Kind);
        Assert.Equal(4, script.Requests.Count);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("1.5", 1.5)]
    [InlineData(" 2 ", 2)]
    [InlineData("Sun, 01 Mar 2026 12:00:09 GMT", 9)]
    [InlineData("Sunday, 01-Mar-26 12:00:09 GMT", 9)]
    [InlineData("Sun Mar  1 12:00:09 2026", 9)]
    [InlineData("Sun, 01 Mar 2026 11:00:00 GMT", 0)]
    public async Task Retry_After_is_waited_for(string retryAfter, double seconds)
    {
        var script = new Script().Answer(503, "{}", ("Retry-After", retryAfter)).Answer(200, Good);
        var log = new RecordingLog();
        await Api.To(script, retries: 3, _time).SendAsync(context: log.Context());
        Assert.Equal(seconds, _time.Waits.Sum(wait => wait.TotalSeconds));
        Assert.Single(log.Lines, line => line == FormattableString.Invariant($"verbose: Waiting {seconds:0.0} s before try 2 of 4: 503"));
    }

    [Theory]
    [InlineData("86400", 86400)]
    [InlineData("99999999999999999999", 31536000)]
    [InlineData("Mon, 02 Mar 2026 12:00:00 GMT", 86400)]
    public async Task An_absurd_Retry_After_is_capped_and_said(string retryAfter, long asked)
    {
        var script = new Script().Answer(503, "{}", ("Retry-After", retryAfter)).Answer(200, Good);
        var log = new RecordingLog();
        await Api.To(script, retries: 1, _time).SendAsync(context: log.Context());
        Assert.Equal([RetryPolicy.LongestWait], _time.Waits);
        Assert.Contains($"verbose: Waiting 120.0 s (the server asked for {asked} s) before try 2 of 2: 503", log.Lines);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("1e9")]
    [InlineData("12-5")]
    [InlineData("..")]
    public async Task Without_a_clear_Retry_After_the_wait_grows_and_is_jittered(string? retryAfter)
    {
        var script = new Script().Answer(503, "{}", retryAfter is null ? [] : [("Retry-After", retryAfter)]);
        await Assert.ThrowsAsync<OrgException>(() => Api.To(script, retries: 20, _time).SendAsync());
        Assert.Equal(20, _time.Waits.Count);
        Assert.All(_time.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(30)));
        Assert.True(_time.Waits.Take(2).Max() < TimeSpan.FromSeconds(5));
        Assert.True(_time.Waits.Skip(10).Average(wait => wait.TotalSeconds) > 10);
        Assert.True(_time.Waits.Take(5).Distinct().Count() > 3);
    }

    [Fact]
    public async Task Every_wait_is_one_verbose_line()
    {
        var script = new Script().Answer(502).Answer(BrokenOff).Answer(504).Answer(200, Good);
        var log = new RecordingLog();
        await Api.To(script, retries: 3, _time).SendAsync(context: log.Context());
        Assert.Equal(3, log.Lines.Count(line => line.StartsWith("verbose: Waiting", StringComparison.Ordinal)));
        Assert.Contains(
            log.Lines,
            line =>
                line.EndsWith(
                    "before try 3 of 4: Gandi at https://api.example.net broke the connection off: The response ended prematurely.",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task Cancelling_ends_a_wait_at_once()
    {
        var script = new Script().Answer(503, "{}", ("Retry-After", "100"));
        using var stopping = new CancellationTokenSource();
        Task<string?> sending = Api.To(script, retries: 3, new FakeTime { StandsStill = true })
            .SendAsync(context: new OperationContext(stopping.Token));
        Assert.False(sending.IsCompleted);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.Single(script.Requests);
    }

    private sealed class BreakingStream(byte[] start) : MemoryStream(start)
    {
        // Every other way of reading a memory stream ends here, in both frameworks.
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, count) is > 0 and int read ? read : throw new IOException("The connection was reset.");
    }
}
