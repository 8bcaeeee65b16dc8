using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Http.Policies;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>Answers that never come, come twice or come in part: what was done counts, and nothing is done twice.</summary>
public sealed class LostAnswerTests
{
    private const string Good = """{"message":"good"}""";
    private const string MayBeDone = "It may have been done all the same: look before you send it again.";

    private readonly FakeTime _time = new();

    [Theory]
    [InlineData("GET", true)]
    [InlineData("PUT", true)]
    [InlineData("DELETE", true)]
    [InlineData("POST", false)]
    [InlineData("PATCH", false)]
    public async Task A_time_out_is_tried_again_where_twice_is_as_good_as_once(string method, bool again)
    {
        using var server = new Silence(silent: 1);
        // Long enough for the second attempt, which is answered at once, on a machine that is busy with other tests.
        using ApiClient api = Api.To(Silence.Endpoint, retries: 1, timeout: TimeSpan.FromSeconds(2), transport: server, time: _time);
        Task<string?> sending = api.SendAsync(method);
        if (again)
            Assert.Equal("good", await sending);
        else
            Assert.EndsWith(MayBeDone, (await Assert.ThrowsAsync<OrgException>(() => sending)).Message);
        Assert.Equal(again ? 2 : 1, server.Count);
    }

    [Fact]
    public async Task A_time_out_is_tried_again_within_a_total_only()
    {
        Assert.Equal(TimeSpan.FromMinutes(5), RetryPolicy.LongestTotal);
        using var server = new Silence(silent: int.MaxValue);
        var time = new SteppingTime(TimeSpan.FromTicks(RetryPolicy.LongestTotal.Ticks / 2));
        using ApiClient api = Api.To(Silence.Endpoint, retries: 20, timeout: TimeSpan.FromMilliseconds(50), transport: server, time: time);
        Assert.Equal(OrgErrorKind.Timeout, (await Assert.ThrowsAsync<OrgException>(() => api.SendAsync())).Kind);
        Assert.InRange(server.Count, 1, 4);
    }

    [Theory]
    [InlineData(503, 404)]
    [InlineData(502, 404)]
    [InlineData(504, 410)]
    public async Task A_removal_that_was_sent_before_and_finds_nothing_is_done(int first, int then)
    {
        var script = new Script().Answer(first).Answer(then, """{"message":"no such thing"}""");
        using ApiClient api = Api.To(script, retries: 2, _time);
        await api.SendAsync(Delete(), OperationContext.None);
        Assert.Equal(2, script.Requests.Count);
    }

    [Theory]
    [InlineData(429, 404)]
    [InlineData(503, 403)]
    public async Task A_removal_that_was_not_sent_before_is_not(int first, int then)
    {
        var script = new Script().Answer(first).Answer(then, """{"message":"no"}""");
        using ApiClient api = Api.To(script, retries: 2, _time);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => api.SendAsync(Delete(), OperationContext.None));
        Assert.Equal(then, error.StatusCode);
    }

    public static TheoryData<string, Func<HttpResponseMessage>> BrokenAnswers =>
        new()
        {
            { "nothing", () => new HttpResponseMessage(HttpStatusCode.Accepted) },
            { "no content", () => new HttpResponseMessage(HttpStatusCode.NoContent) },
            {
                "broken off",
                () =>
                    new HttpResponseMessage(HttpStatusCode.Created)
                    {
                        Content = new StreamContent(new BreakingStream("{\"id\":\"1\",\"na")),
                    }
            },
            {
                "cut short",
                () =>
                    new HttpResponseMessage { Content = Json("{\"id\":\"1\",\"na") }
            },
            {
                "null",
                () =>
                    new HttpResponseMessage { Content = Json("null") }
            },
        };

    [Theory]
    [MemberData(nameof(BrokenAnswers), DisableDiscoveryEnumeration = true)]
    public async Task Once_2xx_has_come_a_change_has_succeeded(string what, Func<HttpResponseMessage> answer)
    {
        Assert.NotEmpty(what);
        foreach (OrgProvider provider in new[] { OrgProvider.EquinixMetal, OrgProvider.UData })
        {
            var script = new Script().Answer(answer);
            var api = Connect.To<IOrganizationWriter>(provider, "https://api.example.net/v1", retries: 3, transport: script);
            var log = new RecordingLog();
            Organization made = await api.CreateOrganizationAsync(new OrganizationInput { Name = "New" }, log.Context());
            Assert.Equal("New", made.Name);
            Assert.Single(script.Requests);
        }
    }

    [Fact]
    public async Task A_body_that_breaks_off_after_a_change_is_told_in_a_warning()
    {
        var script = new Script().Answer(() => new HttpResponseMessage(HttpStatusCode.Created) { Content = Json("{\"id\":") });
        var log = new RecordingLog();
        await Connect
            .To<IOrganizationWriter>(OrgProvider.UData, "https://api.example.net/v1", transport: script)
            .CreateOrganizationAsync(new OrganizationInput { Name = "New" }, log.Context());
        Assert.Contains(log.Lines, line => line.StartsWith("warning: uData did what was asked (201)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_accepted_order_is_a_receipt_with_its_location()
    {
        var script = new Script().Answer(() =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.Accepted);
            response.Headers.Location = new Uri("https://api.example.net/v5/orders/7");
            return response;
        });
        CustomerReceipt receipt = await Connect
            .To<ICustomerManager>(OrgProvider.Gandi, "https://api.example.net/v5", transport: script)
            .CreateCustomerAsync("1", new CustomerInput { Email = "a@b.example" }, OperationContext.None);
        Assert.Equal("https://api.example.net/v5/orders/7", receipt.Location);
    }

    [Fact]
    public async Task A_log_in_page_in_place_of_an_answer_to_a_change_is_no_success()
    {
        var page = new Script().Answer(() => new HttpResponseMessage { Content = new StringContent("<html>", Encoding.UTF8, "text/html") });
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(page).SendAsync(Delete(), OperationContext.None));
        Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);

        var redirect = new Script()
            .Answer(() =>
            {
                var response = new HttpResponseMessage(HttpStatusCode.SeeOther);
                response.Headers.Location = new Uri("/login", UriKind.Relative);
                return response;
            })
            .Answer(() => new HttpResponseMessage { Content = new StringContent("<html>", Encoding.UTF8, "text/html") });
        error = await Assert.ThrowsAsync<OrgException>(() => Api.To(redirect).SendAsync(Delete(), OperationContext.None));
        Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("text/xml")]
    public async Task A_web_page_is_one_by_whatever_type_it_is_announced(string? type)
    {
        byte[][] pages =
        [
            Encoding.UTF8.GetBytes("<!DOCTYPE html><title>Log in</title>"),
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("\r\n  <html>")],
            Encoding.Unicode.GetBytes("\ufeff<html>"),
        ];
        foreach (byte[] page in pages)
        {
            HttpResponseMessage Answer()
            {
                var content = new ByteArrayContent(page);
                content.Headers.ContentType = type is null ? null : new System.Net.Http.Headers.MediaTypeHeaderValue(type);
                return new HttpResponseMessage { Content = content };
            }
            OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
                Api.To(new Script().Answer(Answer)).SendAsync(Delete(), OperationContext.None)
            );
            Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
            error = await Assert.ThrowsAsync<OrgException>(() =>
                Connect
                    .To<ICustomerManager>(OrgProvider.Gandi, "https://api.example.net/v5", transport: new Script().Answer(Answer))
                    .CreateCustomerAsync("o1", new CustomerInput(), OperationContext.None)
            );
            Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
        }
    }

    [Fact]
    public async Task Retry_After_as_a_date_is_read_against_the_date_of_the_answer()
    {
        // The server's clock is an hour behind.
        var script = new Script()
            .Answer(503, "{}", ("Date", "Sun, 01 Mar 2026 11:00:00 GMT"), ("Retry-After", "Sun, 01 Mar 2026 11:00:09 GMT"))
            .Answer(200, Good);
        await Api.To(script, retries: 1, _time).SendAsync();
        Assert.Equal([TimeSpan.FromSeconds(9)], _time.Waits);
    }

    [Fact]
    public async Task A_body_shorter_than_its_length_is_read_again()
    {
        var script = new Script()
            .Answer(() =>
            {
                var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Good)));
                content.Headers.ContentLength = 100;
                return new HttpResponseMessage { Content = content };
            })
            .Answer(200, Good);
        Assert.Equal("good", await Api.To(script, retries: 1, _time).SendAsync());
        Assert.Equal(2, script.Requests.Count);
    }

    [Fact]
    public async Task A_file_whose_end_nothing_tells_is_told_in_a_warning()
    {
        await using RawServer server = RawServer.Saying(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nsome of it"
        );
        var log = new RecordingLog();
        using var file = new MemoryStream();
        await Connect
            .To<IRestInvoker>(OrgProvider.Gandi, server.Root + "/v5")
            .InvokeAsync(new RestCall { Path = "file", Destination = file }, log.Context());
        Assert.Contains(
            log.Lines,
            line => line.StartsWith("warning: The server did not say how long the file is", StringComparison.Ordinal)
        );
    }

    private static ApiRequest Delete() => new() { Method = HttpMethod.Delete, Route = Route.To($"thing") };

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    /// <summary>A server that does not answer its first requests.</summary>
    private sealed class Silence(int silent) : HttpMessageHandler
    {
        public const string Endpoint = "https://api.example.net/v5";

        private int _count;

        public int Count => Volatile.Read(ref _count);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _count) <= silent)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return new HttpResponseMessage { Content = Json(Good) };
        }
    }

    /// <summary>A clock that goes on by a step whenever it is looked at, and on which waits are over at once.</summary>
    private sealed class SteppingTime(TimeSpan step) : TimeProvider
    {
        private long _looks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Increment(ref _looks) * step.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    private sealed class BreakingStream(string start) : MemoryStream(Encoding.UTF8.GetBytes(start))
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, count) is > 0 and int read ? read : throw new IOException("The connection was reset.");
    }
}
