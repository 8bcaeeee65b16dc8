using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>Which HTTP is spoken, and over which sockets.</summary>
public sealed class TransportTests
{
    private const string Good = """{"message":"good"}""";

    [Fact]
    public async Task Speaks_HTTP_1_1_where_there_is_no_TLS_to_ask()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", Good);
        await Api.To(peer.Root).SendAsync();
        Assert.Equal(["HTTP/1.1"], peer.Received.Select(request => request.Protocol));
    }

    [Fact]
    public async Task One_socket_serves_one_request_after_the_other_and_a_second_connection_to_the_same_host()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", Good).Expect("GET", "/thing", Good).Expect("GET", "/thing", Good);
        using var first = Api.To(peer.Root);
        using var second = Api.To(peer.Root);
        await first.SendAsync();
        await first.SendAsync();
        await second.SendAsync();
        Assert.Equal(1, peer.Connections);
    }

    [Fact]
    public async Task A_closed_connection_leaves_the_sockets_to_the_others()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/thing", Good).Expect("GET", "/thing", Good);
        using var second = Api.To(peer.Root);
        using (var first = Api.To(peer.Root))
            await first.SendAsync();
        await second.SendAsync();
        Assert.Equal(1, peer.Connections);
    }
}
