using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>Through a proxy, and to servers whose certificate nobody vouches for.</summary>
public sealed class ProxyAndCertificateTests
{
    private const string Good = """{"message":"good"}""";

    private static readonly NetworkCredential Porter = new("porter", "proxy-canary-51ab");

    [Fact(Skip = Runtime.NoCertificates, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    public async Task A_self_signed_certificate_is_refused_in_plain_words_and_only_once()
    {
        using X509Certificate2 certificate = Certificates.SelfSigned();
        await using Peer peer = await Peer.StartAsync(certificate);
        var log = new RecordingLog();
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root, retries: 3).SendAsync(context: log.Context()));
        Assert.Equal(OrgErrorKind.ConnectionFailed, error.Kind);
        Assert.Equal(
            $"Gandi at {peer.Root} cannot be trusted: its certificate comes from an authority "
                + "that this machine does not know. Is it the right server, and is nobody in "
                + "between? For a test server of your own there is -SkipCertificateCheck.",
            error.Message
        );
        Assert.Empty(peer.Received);
        Assert.DoesNotContain(log.Lines, line => line.Contains("Waiting", StringComparison.Ordinal));
    }

    [Theory(Skip = Runtime.NoCertificates, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    [InlineData("elsewhere.example", false, "its certificate is for another name")]
    [InlineData("localhost", true, "its certificate")]
    public async Task The_trouble_with_the_certificate_is_named(string name, bool expired, string words)
    {
        using X509Certificate2 certificate = Certificates.SelfSigned(name, expired ? DateTimeOffset.UtcNow.AddDays(-10) : null);
        await using Peer peer = await Peer.StartAsync(certificate);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root).SendAsync());
        Assert.Contains("cannot be trusted: " + words, error.Message);
    }

    [Fact(Skip = Runtime.NoCertificates, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    public async Task SkipCertificateCheck_accepts_it_for_that_connection_only()
    {
        using X509Certificate2 certificate = Certificates.SelfSigned();
        await using Peer peer = await Peer.StartAsync(certificate);
        peer.Expect("GET", "/thing", Good);
        Assert.Equal("good", await Api.To(peer.Root, skipCertificateCheck: true).SendAsync());
        Assert.Equal(OrgErrorKind.ConnectionFailed, (await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root).SendAsync())).Kind);
    }

    [Fact(Skip = Runtime.FailuresMisread, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    public async Task Tls_to_a_server_that_speaks_none()
    {
        await using RawServer server = RawServer.Start(conversation => conversation.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"));
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(server.Root.Replace("http:", "https:")).SendAsync());
        Assert.Equal(OrgErrorKind.ConnectionFailed, error.Kind);
        Assert.True(error.NothingWasSent);
    }

    [Fact(Skip = Runtime.NoCertificates, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    public async Task A_tunnel_through_the_proxy_hides_the_token_from_it()
    {
        using X509Certificate2 certificate = Certificates.SelfSigned("api.example.net");
        await using Peer peer = await Peer.StartAsync(certificate);
        await using SmallProxy proxy = SmallProxy.Start(new Uri(peer.Root));
        peer.Expect("GET", "/v5/thing", Good);
        Assert.Equal("good", await Api.To("https://api.example.net/v5", proxy: proxy.Address, skipCertificateCheck: true).SendAsync());
        Assert.Equal(["CONNECT api.example.net:443 HTTP/1.1"], proxy.Requests);
        Assert.DoesNotContain(Connect.Canary, proxy.Heard);
    }

    [Fact(Skip = Runtime.NoCertificates, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    public async Task ProxyCredential_answers_407()
    {
        using X509Certificate2 certificate = Certificates.SelfSigned("api.example.net");
        await using Peer peer = await Peer.StartAsync(certificate);
        await using SmallProxy proxy = SmallProxy.Start(new Uri(peer.Root), Porter);
        peer.Expect("GET", "/v5/thing", Good);
        Assert.Equal(
            "good",
            await Api.To("https://api.example.net/v5", proxy: proxy.Address, proxyCredential: Porter, skipCertificateCheck: true)
                .SendAsync()
        );
        Assert.Equal("CONNECT api.example.net:443 HTTP/1.1", proxy.Requests[^1]);
        Assert.DoesNotContain("proxy-canary", string.Concat(peer.Received[0].Headers.Values));
        Assert.False(peer.Received[0].Headers.ContainsKey("Proxy-Authorization"));
    }

    [Fact(Skip = Runtime.TunnelMisread, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    public async Task A_proxy_that_wants_a_credential_is_named_and_asked_only_once()
    {
        await using SmallProxy proxy = SmallProxy.Start(new Uri("http://127.0.0.1:1"), Porter);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            Api.To("https://api.example.net/v5", retries: 3, proxy: proxy.Address).SendAsync()
        );
        Assert.Equal(OrgErrorKind.ConnectionFailed, error.Kind);
        Assert.Contains("because the proxy refused: ", error.Message);
        Assert.EndsWith("Does it want -ProxyCredential or -ProxyUseDefaultCredentials?", error.Message);
        Assert.Single(proxy.Requests);
    }

    [Fact]
    public async Task A_wrong_proxy_credential_is_not_shown()
    {
        await using SmallProxy proxy = SmallProxy.Start(new Uri("http://127.0.0.1:1"), Porter);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            Api.To("https://api.example.net/v5", proxy: proxy.Address, proxyCredential: new NetworkCredential("porter", "wrong-canary-77"))
                .SendAsync()
        );
        Assert.Equal(OrgErrorKind.ConnectionFailed, error.Kind);
        Assert.DoesNotContain("canary", error.ToString());
    }

    [Fact]
    public async Task A_proxy_that_is_not_there()
    {
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            Api.To("https://api.example.net/v5", proxy: new Uri("http://127.0.0.1:1")).SendAsync()
        );
        Assert.Equal(OrgErrorKind.ConnectionFailed, error.Kind);
        Assert.True(error.NothingWasSent);
    }

    [Fact]
    public async Task A_407_that_arrives_as_an_answer_says_what_to_do()
    {
        var script = new Script().Answer(407, "");
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(script, retries: 3, new FakeTime()).SendAsync());
        Assert.Equal(OrgErrorKind.ConnectionFailed, error.Kind);
        Assert.StartsWith("The proxy wants a credential (407)", error.Message);
        Assert.EndsWith("Connect with -ProxyCredential or -ProxyUseDefaultCredentials.", error.Message);
        Assert.Single(script.Requests);
    }

    [Theory(Skip = Runtime.TunnelMisread, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    [InlineData(403, 1, "because the proxy does not allow connections to this host: ")]
    [InlineData(502, 3, "because the proxy failed: ")]
    [InlineData(503, 3, "because the proxy failed: ")]
    public async Task A_proxy_that_refuses_is_told_by_cause(int status, int attempts, string words)
    {
        await using RawServer proxy = RawServer.Start(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.SendAsync($"HTTP/1.1 {status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        });
        var log = new RecordingLog();
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            Api.To("https://api.example.net/v5", retries: 2, proxy: new Uri(proxy.Root), time: new FakeTime())
                .SendAsync(context: log.Context())
        );
        Assert.Equal(OrgErrorKind.ConnectionFailed, error.Kind);
        Assert.Contains(words, error.Message);
        Assert.True(error.NothingWasSent);
        Assert.Equal(attempts, log.Lines.Count(line => line.Contains(" failed after ", StringComparison.Ordinal)));
    }

    [Fact(Skip = Runtime.TunnelMisread, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    public async Task A_proxy_that_hangs_up_is_given_up()
    {
        await using RawServer proxy = RawServer.Start(conversation => conversation.ReadRequestAsync());
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            Api.To("https://api.example.net/v5", retries: 3, proxy: new Uri(proxy.Root), time: new FakeTime()).SendAsync()
        );
        Assert.Equal(OrgErrorKind.ConnectionFailed, error.Kind);
        Assert.Contains("could not be reached: The proxy closed every connection without an answer", error.Message);
        Assert.Equal(4 * 3, proxy.Connections);
    }

    [Fact]
    public async Task The_password_in_a_proxy_s_address_is_not_shown()
    {
        await using SmallProxy proxy = SmallProxy.Start(new Uri("http://127.0.0.1:1"), Porter);
        var address = new UriBuilder(proxy.Address) { UserName = "porter", Password = "wrong-canary-77" };
        var log = new RecordingLog();
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            Api.To("https://api.example.net/v5", proxy: address.Uri).SendAsync(context: log.Context())
        );
        Assert.DoesNotContain("canary", error + string.Concat(log.Lines));
    }

    [Fact]
    public async Task What_stays_on_this_machine_goes_through_no_proxy()
    {
        await using Peer peer = await Peer.StartAsync();
        await using SmallProxy proxy = SmallProxy.Start(new Uri(peer.Root));
        peer.Expect("GET", "/thing", Good);
        Assert.Equal("good", await Api.To(peer.Root, proxy: proxy.Address).SendAsync());
        Assert.Empty(proxy.Requests);
        OrgException error = Assert.Throws<OrgException>(() =>
            new CoreEntry().Connect(
                new ConnectionSettings
                {
                    Provider = OrgProvider.Gandi,
                    Endpoint = new Uri(peer.Root),
                    Secret = Connect.Canary,
                    Proxy = proxy.Address,
                }
            )
        );
        Assert.Equal(OrgErrorKind.InvalidEndpoint, error.Kind);
    }

    [Fact(Skip = Runtime.NoCertificates, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    public async Task Two_connections_with_different_proxies_do_not_share_sockets()
    {
        using X509Certificate2 certificate = Certificates.SelfSigned("api.example.net");
        await using Peer peer = await Peer.StartAsync(certificate);
        await using SmallProxy first = SmallProxy.Start(new Uri(peer.Root));
        await using SmallProxy second = SmallProxy.Start(new Uri(peer.Root));
        peer.Expect("GET", "/v5/thing", Good).Expect("GET", "/v5/thing", Good);
        await Api.To("https://api.example.net/v5", proxy: first.Address, skipCertificateCheck: true).SendAsync();
        await Api.To("https://api.example.net/v5", proxy: second.Address, skipCertificateCheck: true).SendAsync();
        Assert.Single(first.Requests);
        Assert.Single(second.Requests);
    }
}
