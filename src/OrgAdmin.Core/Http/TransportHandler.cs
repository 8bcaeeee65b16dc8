using System;
using System.Net;
using System.Net.Http;

namespace OrgAdmin.Core.Http;

/// <summary>The framework's own HTTP, set up the same way on both frameworks as far as they allow it.</summary>
internal static class TransportHandler
{
    private static readonly TimeSpan SocketLife = TimeSpan.FromMinutes(5);

#if NET
    public static SocketsHttpHandler Create(ConnectionSettings settings)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = SocketLife,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            EnableMultipleHttp2Connections = true,
            // An HTTP/2 connection that has died in silence is found out by a ping that nobody answers.
            KeepAlivePingDelay = TimeSpan.FromSeconds(15),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
            // A request to this machine needs no proxy, and a proxy would see a token that is sent over http.
            UseProxy = !Origin.IsLoopback(settings.Endpoint),
        };
        if (handler.UseProxy)
            handler.ConnectCallback = new ProxyConnections().ConnectAsync;
        if (settings.Proxy is not null)
            handler.Proxy = new WebProxy(settings.Proxy) { Credentials = settings.ProxyCredential };
        else if (settings.ProxyCredential is not null)
            handler.DefaultProxyCredentials = settings.ProxyCredential;
        if (settings.SkipCertificateCheck)
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        return handler;
    }
#else
    public static DesktopHandler Create(ConnectionSettings settings) => new(settings);
#endif
}
