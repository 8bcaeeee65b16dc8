using System;
using System.Net;
using System.Net.Http;
#if !NET
using System.Security.Authentication;
#endif

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
    public static HttpClientHandler Create(ConnectionSettings settings)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = 64,
            UseProxy = !Origin.IsLoopback(settings.Endpoint),
        };
        SslProtocols? protocols = ProtocolsInPlaceOf(ServicePointManager.SecurityProtocol);
        if (protocols is { } chosen)
            handler.SslProtocols = chosen;
        if (settings.Proxy is not null)
            handler.Proxy = new WebProxy(settings.Proxy) { Credentials = settings.ProxyCredential };
        else if (settings.ProxyCredential is not null)
            handler.Proxy = new CredentialedProxy(WebRequest.GetSystemWebProxy(), settings.ProxyCredential);
        if (settings.SkipCertificateCheck)
            handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;
        SetUp(ServicePointManager.FindServicePoint(settings.Endpoint, handler.UseProxy ? handler.Proxy : null));
        return handler;
    }

    /// <summary>
    /// The TLS versions to offer in place of what the process offers, which a host without a target framework name or
    /// another script in the session may have set too low; null leaves the choice to Windows.
    /// </summary>
    public static SslProtocols? ProtocolsInPlaceOf(SecurityProtocolType process) =>
        process == SecurityProtocolType.SystemDefault
            ? null
            : (SslProtocols)(process & ~(SecurityProtocolType.Ssl3 | SecurityProtocolType.Tls | SecurityProtocolType.Tls11))
                | SslProtocols.Tls12;

    // Header and body of a change go as two writes; with Nagle's algorithm the second would wait for the other side's
    // delayed acknowledgement. Without a lease, a long session would never see a changed DNS entry.
    private static void SetUp(ServicePoint host)
    {
        host.UseNagleAlgorithm = false;
        host.ConnectionLeaseTimeout = (int)SocketLife.TotalMilliseconds;
    }
#endif
}
