using System;
using System.Collections.Concurrent;
using System.Net.Http;

namespace OrgAdmin.Core.Http;

/// <summary>
/// The network. Connections with the same proxy and certificate rule share one pool of sockets, so a second
/// connection to a host starts warm.
/// </summary>
internal sealed class Transport : IDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Transport>> Shared = new();

    private readonly HttpMessageHandler? _ownHandler;

    private Transport(HttpMessageHandler handler, bool isOwn)
    {
        // The invoker leaves time-outs, default headers and buffering alone, which HttpClient would add. On .NET
        // Framework an HttpClient also forgets the cancellation token once the headers are there.
        Invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        _ownHandler = isOwn ? handler : null;
    }

    /// <summary>Sends messages.</summary>
    public HttpMessageInvoker Invoker { get; }

    /// <summary>The transport for a connection.</summary>
    public static Transport For(ConnectionSettings settings)
    {
        if (settings.Transport is not null)
            return new Transport(settings.Transport, isOwn: false);
        // A proxy's credential makes the pool private: the pool must not serve a connection that does not know it.
        if (settings.ProxyCredential is not null)
            return new Transport(TransportHandler.Create(settings), isOwn: true);
        string pool = $"{settings.Proxy?.AbsoluteUri} {settings.SkipCertificateCheck}";
        return Shared
            .GetOrAdd(pool, _ => new Lazy<Transport>(() => new Transport(HandlerFactory.Create(pool, settings), isOwn: false)))
            .Value;
    }

    /// <summary>Closes the sockets that belong to this connection alone.</summary>
    public void Dispose() => _ownHandler?.Dispose();
}
