#if !NET
using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>
/// What .NET Framework does otherwise: failures, TLS versions, proxies, bodies that stall, and how it resolves addresses.
/// </summary>
public sealed class DesktopTransportTests
{
    [Theory]
    [InlineData(WebExceptionStatus.ConnectFailure, SocketError.TimedOut)]
    [InlineData(WebExceptionStatus.ConnectFailure, SocketError.NetworkUnreachable)]
    [InlineData(WebExceptionStatus.NameResolutionFailure, SocketError.HostNotFound)]
    public void A_failure_with_a_cause_of_its_own_is_read_by_its_status(WebExceptionStatus status, SocketError cause)
    {
        Exception error = Failure(status, new SocketException((int)cause));
        Assert.True(TransportFailure.NothingWasSent(error));
        Assert.False(TransportFailure.IsLasting(error));
    }

    [Theory]
    [InlineData("Das Remotezertifikat ist laut Validierungsverfahren ung\u00FCltig.")]
    [InlineData("Le certificat distant n'est pas valide selon la proc\u00E9dure de validation.")]
    [InlineData("The remote certificate is invalid according to the validation procedure.")]
    public void A_bad_certificate_is_one_in_every_language(string said)
    {
        Exception error = Failure(WebExceptionStatus.TrustFailure, new AuthenticationException(said));
        Assert.True(TransportFailure.NothingWasSent(error));
        Assert.True(TransportFailure.IsLasting(error));
        Assert.Contains("-SkipCertificateCheck", TransportFailure.Certificate(error));
    }

    [Fact]
    public void No_common_TLS_version_is_lasting_and_has_a_sentence_of_its_own()
    {
        Exception error = Failure(WebExceptionStatus.SecureChannelFailure, null);
        Assert.True(TransportFailure.IsLasting(error));
        Assert.True(TransportFailure.NothingWasSent(error));
        Assert.Contains("TLS", TransportFailure.Certificate(error));
    }

    [Theory]
    [InlineData(SecurityProtocolType.SystemDefault, null)]
    [InlineData(SecurityProtocolType.Tls, SslProtocols.Tls12)]
    [InlineData(SecurityProtocolType.Ssl3 | SecurityProtocolType.Tls, SslProtocols.Tls12)]
    [InlineData(SecurityProtocolType.Tls12, SslProtocols.Tls12)]
    public void A_script_that_lowers_TLS_does_not_lower_it_here(SecurityProtocolType process, SslProtocols? offered) =>
        Assert.Equal(offered, TransportHandler.ProtocolsInPlaceOf(process));

    [Fact]
    public void A_proxy_credential_stays_with_its_connection()
    {
        var settings = new ConnectionSettings
        {
            Endpoint = new Uri("https://api.example.net/v5"),
            ProxyCredential = new NetworkCredential("porter", "secret"),
        };
        using HttpClientHandler handler = TransportHandler.Create(settings);
        Assert.Null(handler.DefaultProxyCredentials);
        Assert.Same(settings.ProxyCredential, handler.Proxy.Credentials);
        Assert.NotSame(settings.ProxyCredential, WebRequest.GetSystemWebProxy().Credentials);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(502)]
    public async Task A_body_that_stalls_ends_with_the_time_for_one_attempt(int status)
    {
        var handler = new Stalling(status);
        using ApiClient api = Api.To("https://api.example.net/v5", timeout: TimeSpan.FromSeconds(1), transport: handler);
        Task<string?> sending = api.SendAsync();
        Assert.Same(sending, await Task.WhenAny(sending, Task.Delay(TimeSpan.FromSeconds(30))));
        OrgErrorKind kind = (await Assert.ThrowsAsync<OrgException>(() => sending)).Kind;
        Assert.Equal(status == 200 ? OrgErrorKind.Timeout : OrgErrorKind.ServerError, kind);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData(@"good\..\victim")]
    [InlineData("x/../../me")]
    public async Task A_host_that_resolves_escaped_separators_sends_nothing_to_another_resource(string id)
    {
        using var resolving = new ResolvingHost();
        var script = new Script().Answer(200);
        foreach (OrgProvider provider in new[] { OrgProvider.UData, OrgProvider.EquinixMetal, OrgProvider.Munch })
        {
            var api = Connect.To<IOrganizationRemover>(provider, "https://api.example.net/v1", transport: script);
            OrgException error = await Assert.ThrowsAsync<OrgException>(() => api.RemoveOrganizationAsync(id, OperationContext.None));
            Assert.Equal(OrgErrorKind.InvalidValue, error.Kind);
        }
        Assert.Empty(script.Requests);
    }

    private static HttpRequestException Failure(WebExceptionStatus status, Exception? cause) =>
        new("An error occurred while sending the request.", new WebException("Failed", cause, status, null));

    /// <summary>Answers as .NET Framework does: the token aborts the request, and the stream itself does not look at it.</summary>
    private sealed class Stalling(int status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = new StalledStream();
            cancellationToken.Register(body.Dispose);
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(body) });
        }
    }

    private sealed class StalledStream : MemoryStream
    {
        private readonly ManualResetEventSlim _aborted = new();

        public override int Read(byte[] buffer, int offset, int count)
        {
            _aborted.Wait();
            throw new IOException("The request was aborted.");
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.Run(() => Read(buffer, offset, count), CancellationToken.None);

        protected override void Dispose(bool disposing)
        {
            _aborted.Set();
            base.Dispose(disposing);
        }
    }

    /// <summary>Sets what a host without a target framework name sets for http and https: UnEscapeDotsAndSlashes.</summary>
    private sealed class ResolvingHost : IDisposable
    {
        private const int UnEscapeDotsAndSlashes = 0x2000000;

        private static readonly FieldInfo Flags = typeof(UriParser)
            .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .First(field => field.Name is "m_Flags" or "_flags");

        private readonly UriParser[] _parsers;
        private readonly object[] _before;

        public ResolvingHost()
        {
            _parsers =
            [
                .. new[] { "HttpUri", "HttpsUri" }.Select(name =>
                    (UriParser)typeof(UriParser).GetField(name, BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)
                ),
            ];
            _before = [.. _parsers.Select(parser => Flags.GetValue(parser))];
            foreach (UriParser parser in _parsers)
                Flags.SetValue(parser, Enum.ToObject(Flags.FieldType, Convert.ToInt32(Flags.GetValue(parser)) | UnEscapeDotsAndSlashes));
        }

        public void Dispose()
        {
            for (int i = 0; i < _parsers.Length; i++)
                Flags.SetValue(_parsers[i], _before[i]);
        }
    }
}
#endif
