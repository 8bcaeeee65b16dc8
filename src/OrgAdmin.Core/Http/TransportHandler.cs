using System;
using System.Net;
using System.Net.Http;

namespace OrgAdmin.Core.Http;

/// <summary>The framework's own HTTP, set up the same way on both frameworks as far as they allow it.</summary>
internal static class TransportHandler
{
#if NET
    public static SocketsHttpHandler Create(ConnectionSettings settings)
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
    public static HttpClientHandler Create(ConnectionSettings settings)
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
