using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Providers.Munch;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Munch;

/// <summary>Fetching, using, refreshing and replacing tokens, over a real socket.</summary>
public sealed class MunchTokenTests
{
    private const string Me = """{"identifier": "ada@example.com"}""";

    private static IUserReader Api(Peer peer, string userName = "ada@example.com") =>
        Connect.To<IUserReader>(OrgProvider.Munch, peer.Root + "/v1", AuthScheme.Jwt, userName: userName);

    private static ApiClient Api(Peer peer, Clock clock)
    {
        var settings = new ConnectionSettings
        {
            Provider = OrgProvider.Munch,
            Name = "test",
            Endpoint = new Uri(peer.Root + "/v1"),
            Scheme = AuthScheme.Jwt,
            Secret = Connect.Canary,
        };
        return new ApiClient(settings, MunchProvider.Descriptor, new JwtAuthenticator(settings, MunchProvider.Descriptor, clock));
    }

    private static Task MeAsync(ApiClient api) => api.GetAsync(Route.To($"me/"), MunchJson.Default.MunchUser, OperationContext.None);

    private static string Token(string name, TimeSpan? life = null)
    {
        string claims = life is null
            ? """{"username": "ada"}"""
            : $$"""{"username": "ada", "exp": {{(DateTimeOffset.UtcNow + life.Value).ToUnixTimeSeconds()}}}""";
        return $"{Part("{}")}.{Part(claims)}.{name}-signature";
    }

    private static string Part(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Answer(string token) => $$"""{"token": "{{token}}"}""";

    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("api")]
    public async Task Logs_in_once_beside_the_version_and_carries_the_token(string userName)
    {
        await using Peer peer = await Peer.StartAsync();
        string token = Token("first", TimeSpan.FromMinutes(5));
        peer.Expect("POST", "/api-token-auth", Answer(token)).Expect("GET", "/v1/me/", Me).Expect("GET", "/v1/me/", Me);
        IUserReader api = Api(peer, userName);
        await api.GetUserAsync(OperationContext.None);
        await api.GetUserAsync(OperationContext.None);

        PeerRequest login = peer.Received[0];
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse($$"""{"identifier": "{{userName}}", "password": "{{Connect.Canary}}"}"""),
                JsonNode.Parse(login.Body)
            ),
            login.Body
        );
        Assert.False(login.Headers.ContainsKey("Authorization"));
        Assert.All(peer.Received.Skip(1), request => Assert.Equal("JWT " + token, request.Headers["Authorization"]));
    }

    [Fact]
    public async Task Refreshes_a_token_in_the_last_fifth_of_its_life()
    {
        await using Peer peer = await Peer.StartAsync();
        string first = Token("first", TimeSpan.FromMinutes(5)),
            second = Token("second", TimeSpan.FromMinutes(10));
        peer.Expect("POST", "/api-token-auth", Answer(first))
            .Expect("GET", "/v1/me/", Me)
            .Expect("GET", "/v1/me/", Me)
            .Expect("POST", "/api-token-refresh", Answer(second))
            .Expect("GET", "/v1/me/", Me);
        var clock = new Clock();
        using ApiClient api = Api(peer, clock);
        await MeAsync(api);
        clock.Now += TimeSpan.FromMinutes(3.9);
        await MeAsync(api);
        clock.Now += TimeSpan.FromMinutes(0.2);
        await MeAsync(api);
        Assert.Equal(
            ["/api-token-auth", "/v1/me/", "/v1/me/", "/api-token-refresh", "/v1/me/"],
            peer.Received.Select(request => request.Target)
        );
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Answer(first)), JsonNode.Parse(peer.Received[3].Body)), peer.Received[3].Body);
        Assert.Equal("JWT " + second, peer.Received[4].Headers["Authorization"]);
    }

    [Fact]
    public async Task Counts_the_life_of_a_token_by_the_servers_clock()
    {
        await using Peer peer = await Peer.StartAsync();
        // To the server it is an hour earlier than here: the token looks expired, and is not.
        string token = Token("first", TimeSpan.FromMinutes(-55));
        peer.Expect("POST", "/api-token-auth", Answer(token), 200, ("Date", DateTimeOffset.UtcNow.AddHours(-1).ToString("R")))
            .Expect("GET", "/v1/me/", Me)
            .Expect("GET", "/v1/me/", Me);
        IUserReader api = Api(peer);
        await api.GetUserAsync(OperationContext.None);
        await api.GetUserAsync(OperationContext.None);
    }

    [Theory]
    [InlineData(4.5, "/api-token-refresh")]
    [InlineData(6, null)]
    public async Task Logs_in_again_when_a_token_cannot_be_refreshed(double minutes, string? refusedAt)
    {
        await using Peer peer = await Peer.StartAsync();
        string second = Token("second", TimeSpan.FromMinutes(10));
        peer.Expect("POST", "/api-token-auth", Answer(Token("first", TimeSpan.FromMinutes(5)))).Expect("GET", "/v1/me/", Me);
        if (refusedAt is not null)
            peer.Expect("POST", refusedAt, """{"non_field_errors": ["Refresh has expired."]}""", 400);
        peer.Expect("POST", "/api-token-auth", Answer(second)).Expect("GET", "/v1/me/", Me);
        var clock = new Clock();
        using ApiClient api = Api(peer, clock);
        await MeAsync(api);
        clock.Now += TimeSpan.FromMinutes(minutes);
        await MeAsync(api);
        Assert.Equal("JWT " + second, peer.Received[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_token_that_tells_no_expiry_is_used_until_it_is_refused()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/api-token-auth", Answer("opaque-token-1"))
            .Expect("GET", "/v1/me/", """{"detail": "Signature has expired."}""", 401)
            .Expect("POST", "/api-token-auth", Answer("opaque-token-2"))
            .Expect("GET", "/v1/me/", Me);
        await Api(peer).GetUserAsync(OperationContext.None);
        Assert.Equal("JWT opaque-token-2", peer.Received[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_second_refusal_ends_it()
    {
        await using Peer peer = await Peer.StartAsync();
        for (int i = 1; i <= 2; i++)
            peer.Expect("POST", "/api-token-auth", Answer("opaque-token-" + i))
                .Expect("GET", "/v1/me/", """{"detail": "Signature has expired."}""", 401);
        var error = await Assert.ThrowsAsync<OrgException>(() => Api(peer).GetUserAsync(OperationContext.None));
        Assert.Equal(OrgErrorKind.Unauthorized, error.Kind);
    }

    [Fact]
    public async Task One_request_logs_in_for_all_that_are_under_way()
    {
        await using Peer peer = await Peer.StartAsync();
        var loginMayEnd = new TaskCompletionSource();
        peer.Expect(
            "POST",
            "/api-token-auth",
            async conversation =>
            {
                await loginMayEnd.Task.WaitAsync(conversation.CancellationToken);
                await conversation.AnswerAsync(Answer("shared-token"));
            }
        );
        for (int i = 0; i < 8; i++)
            peer.Expect("GET", "/v1/me/", Me);
        IUserReader api = Api(peer);
        Task[] all = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(() => api.GetUserAsync(OperationContext.None)))];
        await Task.Delay(200, TestContext.Current.CancellationToken);
        loginMayEnd.SetResult();
        await Task.WhenAll(all);
    }

    [Fact]
    public async Task One_request_replaces_a_refused_token_for_all_that_are_under_way()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/api-token-auth", Answer("token-one"));
        using var arrived = new CountdownEvent(4);
        for (int i = 0; i < 4; i++)
        {
            peer.Expect(
                "GET",
                "/v1/me/",
                async conversation =>
                {
                    // All four are sent with the first token before any of them is refused.
                    arrived.Signal();
                    while (!arrived.IsSet)
                        await Task.Delay(5, conversation.CancellationToken);
                    await conversation.AnswerAsync("", 401);
                }
            );
        }
        peer.Expect("POST", "/api-token-auth", Answer("token-two"));
        for (int i = 0; i < 4; i++)
            peer.Expect("GET", "/v1/me/", Me);
        IUserReader api = Api(peer);
        Task[] all = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => api.GetUserAsync(OperationContext.None)))];
        await Task.WhenAll(all);
        Assert.Equal(2, peer.Received.Count(request => request.Target == "/api-token-auth"));
    }

    [Theory]
    [InlineData(400, """{"non_field_errors": ["Mauvais identifiant ou mot de passe."]}""", "Mauvais identifiant ou mot de passe")]
    [InlineData(401, """{"detail": "Invalid API key"}""", "Invalid API key")]
    [InlineData(403, """{"detail": "User account is disabled"}""", "User account is disabled")]
    public async Task A_refused_login_is_a_refused_credential(int status, string body, string said)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/api-token-auth", body, status);
        var error = await Assert.ThrowsAsync<OrgException>(() => Api(peer).GetUserAsync(OperationContext.None));
        Assert.Equal((OrgErrorKind.Unauthorized, status), (error.Kind, error.StatusCode));
        Assert.Equal(
            $"Munch does not accept the login of connection 'test': {said}. Connect "
                + "again: Connect-OrgProvider Munch -Credential (Get-Credential)",
            error.Message
        );
    }

    [Fact]
    public async Task A_server_without_tokens_is_a_wrong_endpoint_not_a_missing_organization()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/api-token-auth", "<h1>Not Found</h1>", 404, ("Content-Type", "text/html"));
        var api = Connect.To<IOrganizationReader>(OrgProvider.Munch, peer.Root + "/v1", AuthScheme.Jwt);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            api.GetOrganizationAsync("1", OrganizationShape.Default, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.InvalidEndpoint, error.Kind);
        Assert.Contains("api-token-auth", error.Message);
    }

    [Theory]
    [InlineData("""{"key": "x"}""")]
    [InlineData("""{"token": ""}""")]
    [InlineData("""{"token": "a b"}""")]
    [InlineData("""{"token": "a\r\nX-Evil: 1"}""")]
    public async Task An_answer_without_a_usable_token_is_refused(string body)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/api-token-auth", body);
        var error = await Assert.ThrowsAsync<OrgException>(() => Api(peer).GetUserAsync(OperationContext.None));
        Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
    }

    [Fact]
    public async Task Neither_password_nor_token_is_ever_shown()
    {
        await using Peer peer = await Peer.StartAsync();
        string token = Token("very-secret", TimeSpan.FromMinutes(5));
        peer.Expect("POST", "/api-token-auth", Answer(token), 200, ("X-Request-Id", Connect.Canary))
            .Expect(
                "GET",
                "/v1/me/",
                $$"""{"detail": "You sent {{token}} and {{Connect.Canary}}"}""",
                403,
                ("X-Request-Id", token),
                ("Server", token)
            );
        var log = new RecordingLog();
        var error = await Assert.ThrowsAsync<OrgException>(() => Api(peer).GetUserAsync(log.Context()));
        Assert.Contains("You sent *** and ***", error.Message);
        Assert.Equal(2, log.Lines.Count(line => line.StartsWith("verbose: ", StringComparison.Ordinal)));
        foreach (string text in log.Lines.Append(error.ToString()))
        {
            Assert.DoesNotContain(token, text);
            Assert.DoesNotContain(Connect.Canary, text);
        }
    }

    [Fact]
    public async Task The_login_goes_where_the_endpoint_is()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/mail/api-token-auth", Answer("opaque-token")).Expect("GET", "/mail/v1/me/", Me);
        await Connect.To<IUserReader>(OrgProvider.Munch, peer.Root + "/mail/v1/", AuthScheme.Jwt).GetUserAsync(OperationContext.None);
    }

    [Fact]
    public async Task A_login_that_redirects_elsewhere_is_not_followed()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/api-token-auth", "", 307, ("Location", "https://elsewhere.example/api-token-auth"));
        var error = await Assert.ThrowsAsync<OrgException>(() => Api(peer).GetUserAsync(OperationContext.None));
        Assert.Equal(OrgErrorKind.CrossOriginRefused, error.Kind);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
