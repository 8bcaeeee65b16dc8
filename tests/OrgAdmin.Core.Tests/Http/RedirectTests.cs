using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>Redirects: followed on the connection's own origin, refused to any other.</summary>
public sealed class RedirectTests
{
    private const string Good = """{"message":"good"}""";

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_GET_is_followed_and_keeps_its_query(int status)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/v5/thing?q=a%20b", "", status, ("Location", "/v5/other")).Expect("GET", "/v5/other?q=a%20b", Good);
        Assert.Equal("good", await Api.To(peer.Root + "/v5").SendAsync(query: "a b"));
        Assert.All(peer.Received, request => Assert.Equal("Bearer " + Connect.Canary, request.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_query_of_the_target_replaces_the_old_one()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing?q=1", "", 308, ("Location", peer.Root + "/other?page=2")).Expect("GET", "/other?page=2", Good);
        Assert.Equal("good", await Api.To(peer.Root).SendAsync(query: "1"));
    }

    [Theory]
    [InlineData("POST", 307)]
    [InlineData("POST", 308)]
    [InlineData("PUT", 307)]
    [InlineData("DELETE", 308)]
    public async Task The_method_and_body_are_kept_where_HTTP_says_so(string method, int status)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(method, "/thing", "", status, ("Location", "/other")).Expect(method, "/other", Good);
        Assert.Equal("good", await Api.To(peer.Root).SendAsync(method));
        Assert.Equal(peer.Received[0].Body, peer.Received[1].Body);
    }

    [Fact]
    public async Task After_303_the_answer_is_fetched_with_GET()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", "/thing", "", 303, ("Location", "/made")).Expect("GET", "/made", Good);
        Assert.Equal("good", await Api.To(peer.Root).SendAsync("POST"));
        Assert.Equal("", peer.Received[1].Body);
    }

    [Theory]
    [InlineData("POST", 301)]
    [InlineData("POST", 302)]
    [InlineData("PUT", 301)]
    [InlineData("DELETE", 302)]
    public async Task A_change_is_never_turned_into_a_GET(string method, int status)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(method, "/thing", "", status, ("Location", "/other"));
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root).SendAsync(method));
        Assert.Equal((OrgErrorKind.InvalidResponse, status), (error.Kind, error.StatusCode));
        Assert.Contains($"redirects a {method} with {status}", error.Message);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Another_origin_is_refused_and_never_asked(int status)
    {
        await using Peer stranger = await Peer.StartAsync();
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", "", status, ("Location", stranger.Root + "/thing"));
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root, retries: 3).SendAsync());
        Assert.Equal(OrgErrorKind.CrossOriginRefused, error.Kind);
        Assert.Equal(
            $"Gandi redirects to {stranger.Root}, which is not the connection's own "
                + $"{peer.Root}. It was not followed, and the credential was not sent there.",
            error.Message
        );
        Assert.Empty(stranger.Received);
        Assert.Single(peer.Received);
    }

    [Theory]
    [InlineData("https://127.0.0.1:{port}/thing")]
    [InlineData("http://localhost:{port}/thing")]
    [InlineData("http://127.0.0.1/thing")]
    [InlineData("//elsewhere.example/thing")]
    [InlineData("http://127.0.0.1:{port}@elsewhere.example/thing")]
    [InlineData("ftp://127.0.0.1:{port}/thing")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("\\\\elsewhere.example\\thing")]
    public async Task Another_scheme_host_or_port_is_another_origin(string location)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", "", 302, ("Location", location.Replace("{port}", peer.Root.Split(':').Last())));
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root).SendAsync());
        Assert.Equal(OrgErrorKind.CrossOriginRefused, error.Kind);
        Assert.Single(peer.Received);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("//")]
    [InlineData("http://")]
    [InlineData("http://[")]
    public async Task A_redirect_to_nowhere_is_an_invalid_answer(string? location)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", "", 302, location is null ? [] : [("Location", location)]);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root).SendAsync());
        Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("it redirects", error.Message);
    }

    [Fact]
    public async Task Redirects_without_end_are_left_after_a_few()
    {
        await using Peer peer = await Peer.StartAsync();
        for (int i = 0; i < 6; i++)
            peer.Expect("GET", "/thing", "", 302, ("Location", "/thing"));
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root).SendAsync());
        Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("redirects more than 5 times", error.Message);
    }

    [Fact]
    public async Task A_refused_target_is_shown_without_what_it_says_of_a_user()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            "/thing",
            "",
            302,
            ("Location", $"https://user:{Connect.Canary}@elsewhere.example/{Connect.Canary}?x={Connect.Canary}")
        );
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => Api.To(peer.Root).SendAsync());
        Assert.Contains("redirects to https://elsewhere.example,", error.Message);
        Assert.DoesNotContain(Connect.Canary, error.ToString());
    }
}
