using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Tests.Support;
using OrgAdmin.Emulation;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>The token is seen in its header and nowhere else, whatever a server does with it.</summary>
public sealed class SecretTests
{
    /// <summary>With every character that some encoding writes differently.</summary>
    private const string Secret = "canary+/=\"<&'>\\7c41";

    private static readonly string Basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("api:" + Secret));

    /// <summary>A server that says what it was sent, in every way that servers do.</summary>
    public static TheoryData<string, int, string, string> Echoes()
    {
        string json = JsonSerializer.Serialize(Secret);
        string html = WebUtility.HtmlEncode(Secret);
        string url = Uri.EscapeDataString(Secret);
        var echoes = new TheoryData<string, int, string, string>();
        foreach (int status in new[] { 400, 401, 403, 404, 409, 410, 422, 423, 429, 500, 503 })
        {
            echoes.Add("message", status, "application/json", $$"""{"message": {{json}}}""");
            echoes.Add("field", status, "application/json", $$"""{"errors": {"token": [{{json}}]} }""");
            echoes.Add("field name", status, "application/json", $$"""{ {{json}}: ["is not a field"]}""");
            echoes.Add("text", status, "text/plain", $"Authorization: Bearer {Secret}");
            echoes.Add("cut JSON", status, "application/json", $$"""{"message": {{json}}, """);
            echoes.Add("page", status, "text/html", $"<title>No {html}</title>");
            echoes.Add("encoded page", status, "text/html", $"<title>No {string.Concat(Secret.Select(c => $"&#{(int)c};"))}</title>");
            echoes.Add("address", status, "application/json", $$"""{"detail": "https://x.example/?key={{url}}"}""");
            echoes.Add("Basic", status, "application/json", $$"""{"detail": "{{Basic}}"}""");
        }
        echoes.Add("wrong shape", 200, "application/json", $$"""[{{json}}]""");
        echoes.Add("cut answer", 200, "application/json", $$"""{ {{json}}: {"message": """);
        echoes.Add("not JSON", 200, "application/json", Secret);
        echoes.Add("page in place of an answer", 200, "text/html", html);
        return echoes;
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task Is_not_shown_when_a_server_echoes_it(string how, int status, string mediaType, string body)
    {
        Assert.NotEmpty(how);
        foreach (
            Authenticator authenticator in new Authenticator[]
            {
                HeaderAuthenticator.Authorization("Bearer", Secret),
                HeaderAuthenticator.Basic("api", Secret),
            }
        )
        {
            var script = new Script().Answer(() =>
            {
                var response = new HttpResponseMessage((HttpStatusCode)status)
                {
                    ReasonPhrase = "No " + Secret,
                    Content = new StringContent(body, Encoding.UTF8, mediaType),
                };
                response.Headers.TryAddWithoutValidation("X-Request-Id", Secret);
                response.Headers.TryAddWithoutValidation("Server", Secret);
                response.Headers.TryAddWithoutValidation("Retry-After", "1");
                response.Headers.TryAddWithoutValidation("X-Own", Secret);
                return response;
            });
            await ShowsNothingAsync(script, authenticator);
        }
    }

    [Fact]
    public async Task Is_not_shown_when_a_redirect_carries_it()
    {
        foreach (
            string location in new[]
            {
                $"https://elsewhere.example/{Uri.EscapeDataString(Secret)}",
                $"https://u:{Uri.EscapeDataString(Secret)}@elsewhere.example/",
                $"//{Uri.EscapeDataString(Secret)}/",
            }
        )
            await ShowsNothingAsync(
                new Script().Answer(302, "", ("Location", location)),
                HeaderAuthenticator.Authorization("Bearer", Secret)
            );
    }

    [Fact]
    public async Task Is_not_shown_when_the_transport_fails_with_it()
    {
        foreach (
            Exception error in new Exception[]
            {
#if NET
                new HttpRequestException(HttpRequestError.ConnectionError, "no " + Secret, new IOException(Secret)),
                new HttpRequestException(HttpRequestError.ResponseEnded, "no " + Secret, new IOException(Secret)),
                new HttpRequestException(HttpRequestError.ProxyTunnelError, "no " + Secret),
                new HttpRequestException(
                    HttpRequestError.SecureConnectionError,
                    "no",
                    new System.Security.Authentication.AuthenticationException("The remote certificate is invalid: " + Secret)
                ),
                new HttpRequestException(HttpRequestError.InvalidResponse, "no " + Secret),
#else
                new HttpRequestException("no " + Secret, new WebException("no " + Secret, WebExceptionStatus.ConnectFailure)),
                new HttpRequestException("no " + Secret, new WebException("no " + Secret, WebExceptionStatus.ReceiveFailure)),
                new HttpRequestException("no " + Secret, new WebException("no " + Secret, WebExceptionStatus.TrustFailure)),
#endif
                new IOException(Secret),
                new TaskCanceledException(Secret),
            }
        )
        {
            await ShowsNothingAsync(new Script().Answer(() => throw error), HeaderAuthenticator.Authorization("Bearer", Secret));
        }
    }

    [Fact]
    public async Task Is_in_no_line_of_a_call_that_goes_well()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", $"/thing?q={Uri.EscapeDataString(Connect.Canary)}", """{"message":"good"}""", 200, ("X-Request-Id", "r-7"));
        var log = new RecordingLog();
        await Api.To(peer.Root).SendAsync(context: log.Context(), query: Connect.Canary);
        Assert.DoesNotContain(log.Lines, line => line.Contains("canary", StringComparison.Ordinal));
        // One verbose line: method, path, status, milliseconds, request id. Debug adds the headers that may be shown.
        string verbose = Assert.Single(log.Lines, line => line.StartsWith("verbose: ", StringComparison.Ordinal));
        Assert.Matches(@"^verbose: GET /thing\?q=\*\*\* 200 \d+ ms \(request id r-7\)$", verbose);
        Assert.Contains(
            log.Lines,
            line =>
                line.StartsWith("debug: ", StringComparison.Ordinal)
                && line.Contains("Authorization: ***", StringComparison.Ordinal)
                && line.Contains("User-Agent: OrgAdmin/", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Is_not_in_the_emulators_journal()
    {
        var emulator = new OrgEmulator();
        foreach (ProviderDescriptor descriptor in new CoreEntry().Providers)
        {
            var api = Connect.To<IUserReader>(descriptor.Provider, emulator, Connect.Canary);
            OrgException error = await Assert.ThrowsAsync<OrgException>(() => api.GetUserAsync(OperationContext.None));
            Assert.Equal(OrgErrorKind.Unauthorized, error.Kind);
            Assert.DoesNotContain(ObjectGraph.Texts(error), Has);
        }
        Assert.NotEmpty(emulator.Requests);
        Assert.DoesNotContain(emulator.Requests.SelectMany(ObjectGraph.Texts), Has);

        static bool Has(string text) => text.Contains(Connect.Canary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tok\nen")]
    [InlineData("tok\r\nX-Evil: 1")]
    [InlineData("tok\0en")]
    [InlineData("tok\u0085en")]
    [InlineData("  ")]
    [InlineData("tok“en”")]
    public void A_token_that_cannot_be_sent_is_refused_without_showing_it(string token)
    {
        OrgException error = Assert.Throws<OrgException>(() =>
            Connect.Client(OrgProvider.Gandi, "https://api.example.net/v5", secret: token)
        );
        Assert.Equal(OrgErrorKind.InvalidCredential, error.Kind);
        if (token.Trim().Length > 0)
            Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://api.gandi.net/v5")]
    [InlineData("http://10.0.0.1/v5")]
    [InlineData("http://localhost.example/v5")]
    [InlineData("http://127.0.0.1.example/v5")]
    [InlineData("http://0.0.0.0/v5")]
    [InlineData("ftp://127.0.0.1/v5")]
    [InlineData("file:///etc")]
    [InlineData("https://user:canary-1234@api.gandi.net/v5")]
    [InlineData("https://api.gandi.net/v5?x=1")]
    [InlineData("https://api.gandi.net/v5#x")]
    public void An_endpoint_that_is_not_safe_is_refused(string endpoint)
    {
        OrgException error = Assert.Throws<OrgException>(() => Connect.Client(OrgProvider.Gandi, endpoint));
        Assert.Equal(OrgErrorKind.InvalidEndpoint, error.Kind);
        Assert.DoesNotContain("canary", error.ToString());
    }

    [Theory]
    [InlineData("http://localhost:8080/v5")]
    [InlineData("http://127.0.0.1/v5")]
    [InlineData("http://127.9.9.9/v5")]
    [InlineData("http://[::1]:5000/v5")]
    [InlineData("https://api.gandi.net/v5")]
    public void Plain_http_is_for_this_machine_only(string endpoint) => Connect.Client(OrgProvider.Gandi, endpoint).Dispose();

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\r\nGET /evil")]
    [InlineData("a\0")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData(" ")]
    public async Task An_id_that_could_change_the_request_is_refused_and_nothing_sent(string id)
    {
        await using Peer peer = await Peer.StartAsync();
        var api = Connect.To<ICustomerManager>(OrgProvider.Gandi, peer.Root + "/v5");
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            api.CreateCustomerAsync(id, new CustomerInput(), OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.InvalidValue, error.Kind);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.Empty(peer.Received);
    }

    [Theory]
    [InlineData("../x", "..%2Fx")]
    [InlineData("a/b?c#d", "a%2Fb%3Fc%23d")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("é", "%C3%A9")]
    public async Task Any_other_id_is_one_segment_of_the_path(string id, string segment)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", $"/v5/organization/organizations/{segment}/customers", """{"message":"ok"}""", 202);
        await Connect
            .To<ICustomerManager>(OrgProvider.Gandi, peer.Root + "/v5")
            .CreateCustomerAsync(id, new CustomerInput(), OperationContext.None);
    }

    [Fact]
    public async Task A_header_value_with_a_line_break_is_refused_and_nothing_sent()
    {
        var script = new Script().Answer(200);
        var request = new ApiRequest
        {
            Method = HttpMethod.Get,
            Route = Route.To($"thing"),
            Headers = [new KeyValuePair<string, string>("X-Fields", "a\r\nX-Evil: 1")],
        };
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(script).SendAsync(request, OperationContext.None));
        Assert.Equal(OrgErrorKind.InvalidValue, error.Kind);
        Assert.Empty(script.Requests);
    }

    private static async Task ShowsNothingAsync(Script script, Authenticator authenticator)
    {
        var settings = new ConnectionSettings
        {
            Name = "test",
            Endpoint = new Uri("https://api.example.net/v5"),
            Secret = Secret,
            MaximumRetryCount = 1,
            Transport = script,
        };
        using var api = new ApiClient(settings, new CoreEntry().Providers[0], authenticator, new FakeTime());
        var log = new RecordingLog();
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => api.SendAsync(context: log.Context()));
        foreach (string text in ObjectGraph.Texts(error).Concat(log.Lines).Append(error.ToString()))
        {
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Uri.EscapeDataString(Secret), text);
            Assert.DoesNotContain(WebUtility.HtmlEncode(Secret), text);
            if (authenticator.Secrets.Contains(Basic))
                Assert.DoesNotContain(Basic, text);
        }
    }
}
