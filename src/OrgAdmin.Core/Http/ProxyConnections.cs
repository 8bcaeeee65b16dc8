#if NET
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http;

/// <summary>
/// Bounds how often a proxy is connected to for one tunnel. Where a proxy hangs up without an answer, .NET's transport
/// tries again at two levels, sixteen times in all, and every try of <see cref="Policies.RetryPolicy"/> multiplies that.
/// </summary>
internal sealed class ProxyConnections
{
    // One is the usual. A proxy that answers 407 and closes needs a second for the credential, and some a third.
    private const int Most = 3;

    private readonly ConditionalWeakTable<HttpRequestMessage, StrongBox<int>> _counts = [];

    /// <summary>Makes a connection to the host, or to the proxy in front of it.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        if (
            context.InitialRequestMessage.Method == HttpMethod.Connect
            && Interlocked.Increment(ref _counts.GetOrCreateValue(context.InitialRequestMessage).Value) > Most
        )
            throw new IOException("The proxy closed every connection without an answer");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
#endif
