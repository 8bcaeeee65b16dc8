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

    private readonly Func<int, HttpMessageHandler> _create;
    private readonly bool _isOwn;
    private readonly object _gate = new();
    private volatile Lazy<HttpMessageInvoker> _invoker;
    private int _renewals;

    private Transport(Func<int, HttpMessageHandler> create, bool isOwn)
    {
        _create = create;
        _isOwn = isOwn;
        _invoker = Invoke(0);
    }

    /// <summary>Sends messages. It is made by the first request, so connecting does not wait for the framework's HTTP.</summary>
    public HttpMessageInvoker Invoker => _invoker.Value;

    /// <summary>The transport for a connection.</summary>
    public static Transport For(ConnectionSettings settings)
    {
        if (settings.Transport is not null)
            return new Transport(_ => settings.Transport, isOwn: false);
        // A proxy's credential makes the pool private: the pool must not serve a connection that does not know it.
        if (settings.ProxyCredential is not null)
            return new Transport(_ => TransportHandler.Create(settings), isOwn: true);
        bool isLoopback = Origin.IsLoopback(settings.Endpoint);
        string pool = $"{settings.Proxy?.AbsoluteUri} {settings.SkipCertificateCheck} {isLoopback}";
        // The pool outlives the connection that made it, so it keeps no more of the settings than it needs.
        var common = new ConnectionSettings
        {
            Endpoint = settings.Endpoint,
            Proxy = settings.Proxy,
            SkipCertificateCheck = settings.SkipCertificateCheck,
        };
        return Shared
            .GetOrAdd(
                pool,
                _ => new Lazy<Transport>(() => new Transport(renewals => HandlerFactory.Create($"{pool} {renewals}", common), isOwn: false))
            )
            .Value;
    }

    /// <summary>Opens new sockets for what is sent from now on. Requests that are under way keep theirs.</summary>
    /// <param name="used">What a request timed out with. Requests that time out together renew once.</param>
    public void Renew(HttpMessageInvoker used)
    {
        lock (_gate)
        {
            if (used == _invoker.Value)
                _invoker = Invoke(++_renewals);
        }
    }

    /// <summary>Closes the sockets that belong to this connection alone.</summary>
    public void Dispose()
    {
        if (_isOwn && _invoker.IsValueCreated)
            _invoker.Value.Dispose();
    }

    // The invoker leaves time-outs, default headers and buffering alone, which HttpClient would add. On .NET Framework
    // an HttpClient also forgets the cancellation token once the headers are there.
    private Lazy<HttpMessageInvoker> Invoke(int renewals) => new(() => new HttpMessageInvoker(_create(renewals), disposeHandler: _isOwn));
}
