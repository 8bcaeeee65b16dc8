#if !NET
using System;
using System.Net;
using System.Net.Http;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http;

/// <summary>
/// .NET Framework's HTTP. Much of what it does is a setting of the process, which this handler neither trusts nor changes.
/// </summary>
internal sealed class DesktopHandler : HttpClientHandler
{
    private static readonly TimeSpan SocketLife = TimeSpan.FromMinutes(5);

    public DesktopHandler(ConnectionSettings settings)
    {
        AllowAutoRedirect = false;
        UseCookies = false;
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate;
        MaxConnectionsPerServer = 64;
        // A request to this machine needs no proxy, and a proxy would see a token that is sent over http.
        UseProxy = !Origin.IsLoopback(settings.Endpoint);
        if (ProtocolsInPlaceOf(ServicePointManager.SecurityProtocol) is { } chosen)
            SslProtocols = chosen;
        if (settings.Proxy is not null)
            Proxy = new WebProxy(settings.Proxy) { Credentials = settings.ProxyCredential };
        else if (settings.ProxyCredential is not null)
            Proxy = new CredentialedProxy(WebRequest.GetSystemWebProxy(), settings.ProxyCredential);
        bool isAnyAccepted = settings.SkipCertificateCheck;
        ServerCertificateCustomValidationCallback = (message, _, chain, errors) =>
            CertificateProblem.Record(message, chain?.ChainStatus ?? [], errors) || isAnyAccepted;
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

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        IWebProxy? used = UseProxy ? Proxy ?? WebRequest.DefaultWebProxy : null;
        SetUp(ServicePointManager.FindServicePoint(request.RequestUri, used));
        return base.SendAsync(request, cancellationToken);
    }

    // The framework forgets a host after a while without requests and starts again with its defaults, so this is done for
    // every request. Header and body of a change go as two writes; with Nagle's algorithm the second would wait for the
    // other side's delayed acknowledgement. Without a lease, a long session would never see a changed DNS entry.
    private static void SetUp(ServicePoint host)
    {
        host.UseNagleAlgorithm = false;
        host.ConnectionLeaseTimeout = (int)SocketLife.TotalMilliseconds;
    }
}
#endif
