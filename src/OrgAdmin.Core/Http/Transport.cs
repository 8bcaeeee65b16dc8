using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;

namespace OrgAdmin.Core.Http;

/// <summary>
/// The network. Connections with the same proxy and certificate rule share one pool of sockets, so a second
/// connection to a host starts warm.
/// </summary>
internal static class Transport
{
    private static readonly ConcurrentDictionary<string, HttpMessageHandler> Shared = new();

    /// <summary>The transport for a connection. It is shared and must not be disposed of.</summary>
    public static HttpMessageHandler For(ConnectionSettings settings)
    {
        if (settings.Transport is not null)
            return settings.Transport;
        // A proxy's credential makes the pool private: it must not serve a connection that does not know it.
        return settings.ProxyCredential is null
            ? Shared.GetOrAdd($"{settings.Proxy?.AbsoluteUri} {settings.SkipCertificateCheck}", _ => Create(settings))
            : Create(settings);
    }

#if NET
    private static SocketsHttpHandler Create(ConnectionSettings settings)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(30),
            EnableMultipleHttp2Connections = true,
        };
        if (settings.Proxy is not null)
            handler.Proxy = new WebProxy(settings.Proxy) { Credentials = settings.ProxyCredential };
        else if (settings.ProxyCredential is not null)
            handler.DefaultProxyCredentials = settings.ProxyCredential;
        if (settings.SkipCertificateCheck)
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        return handler;
    }
#else
    private static HttpClientHandler Create(ConnectionSettings settings)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = 64,
        };
        if (settings.Proxy is not null)
            handler.Proxy = new WebProxy(settings.Proxy) { Credentials = settings.ProxyCredential };
        else if (settings.ProxyCredential is not null)
            handler.DefaultProxyCredentials = settings.ProxyCredential;
        if (settings.SkipCertificateCheck)
            handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;
        return handler;
    }
#endif
}
