#if !NET
using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>
/// What .NET Framework does otherwise: failures, TLS versions, proxies, bodies that stall, and how it resolves addresses.
/// </summary>
[Collection(ProcessWide.Name)]
public sealed class DesktopTransportTests
{
    private const string Somewhere = "https://api.example.net/v5";

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
    [InlineData(WebExceptionStatus.ServerProtocolViolation)]
    [InlineData(WebExceptionStatus.MessageLengthLimitExceeded)]
    public async Task What_is_not_HTTP_is_an_invalid_response_and_asked_for_once(WebExceptionStatus status)
    {
        Script script = new Script().Answer(() => throw Failure(status, null));
        using ApiClient api = Api.To(script, retries: 3);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => api.SendAsync());
        Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
        Assert.Single(script.Requests);
    }

    [Theory]
    [InlineData(SecurityProtocolType.SystemDefault, null)]
    [InlineData(SecurityProtocolType.Tls, SslProtocols.Tls12)]
    [InlineData(SecurityProtocolType.Ssl3 | SecurityProtocolType.Tls, SslProtocols.Tls12)]
    [InlineData(SecurityProtocolType.Tls12, SslProtocols.Tls12)]
    public void A_script_that_lowers_TLS_does_not_lower_it_here(SecurityProtocolType process, SslProtocols? offered) =>
        Assert.Equal(offered, DesktopHandler.ProtocolsInPlaceOf(process));

    [Fact]
    public void The_handler_offers_TLS_12_and_leaves_the_session_as_it_is()
    {
        SecurityProtocolType before = ServicePointManager.SecurityProtocol;
        try
        {
            ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls;
            using HttpClientHandler handler = TransportHandler.Create(new ConnectionSettings { Endpoint = new Uri(Somewhere) });
            Assert.Equal(SslProtocols.Tls12, handler.SslProtocols);
            Assert.Equal(SecurityProtocolType.Tls, ServicePointManager.SecurityProtocol);
        }
        finally
        {
            ServicePointManager.SecurityProtocol = before;
        }
    }

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
        using ApiClient api = Api.To(Somewhere, timeout: TimeSpan.FromSeconds(1), transport: new Stalling(status));
        Task<string?> sending = api.SendAsync();
        Assert.Same(sending, await Task.WhenAny(sending, Task.Delay(TimeSpan.FromSeconds(30))));
        OrgErrorKind kind = (await Assert.ThrowsAsync<OrgException>(() => sending)).Kind;
        Assert.Equal(status == 200 ? OrgErrorKind.Timeout : OrgErrorKind.ServerError, kind);
    }

    [Fact]
    public async Task An_error_body_that_stalls_is_done_without_long_before_the_time_for_one_attempt()
    {
        using ApiClient api = Api.To(Somewhere, timeout: TimeSpan.FromHours(1), transport: new Stalling(502));
        Task<string?> sending = api.SendAsync();
        Assert.Same(sending, await Task.WhenAny(sending, Task.Delay(TimeSpan.FromMinutes(2))));
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => sending);
        Assert.Equal(OrgErrorKind.ServerError, error.Kind);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(502)]
    public async Task A_body_that_stalls_ends_when_the_person_stops(int status)
    {
        var handler = new Stalling(status);
        using ApiClient api = Api.To(Somewhere, timeout: TimeSpan.FromHours(1), transport: handler);
        using var stopping = new CancellationTokenSource();
        Task<string?> sending = api.SendAsync(context: new OperationContext(stopping.Token));
        await handler.Reading;
        stopping.Cancel();
        Assert.Same(sending, await Task.WhenAny(sending, Task.Delay(TimeSpan.FromSeconds(30))));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch, X509ChainStatusFlags.NoError, "its certificate is for another name")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid, "its certificate has expired")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.UntrustedRoot, "comes from an authority")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.PartialChain, "comes from an authority")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.Revoked, "its certificate is not valid")]
    public async Task The_trouble_with_the_certificate_is_told_in_no_language_of_Windows(
        SslPolicyErrors errors,
        X509ChainStatusFlags chain,
        string words
    )
    {
        var handler = new Untrusted(message =>
            Assert.False(CertificateProblem.Record(message, [new X509ChainStatus { Status = chain }], errors))
        );
        using ApiClient api = Api.To(Somewhere, retries: 3, transport: handler);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => api.SendAsync());
        Assert.Contains("cannot be trusted: ", error.Message);
        Assert.Contains(words, error.Message);
        Assert.Equal(1, handler.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_handler_notes_what_is_wrong_and_accepts_it_only_where_that_was_asked_for(bool skip)
    {
        using HttpClientHandler handler = TransportHandler.Create(
            new ConnectionSettings { Endpoint = new Uri(Somewhere), SkipCertificateCheck = skip }
        );
        using var message = new ApiMessage(HttpMethod.Get, new Uri(Somewhere), OperationContext.None);
        Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> validate =
            handler.ServerCertificateCustomValidationCallback;
        Assert.Equal(skip, validate(message, null, null, SslPolicyErrors.RemoteCertificateNameMismatch));
        Assert.Equal("RemoteCertificateNameMismatch", message.CertificateProblem);
        Assert.True(validate(message, null, null, SslPolicyErrors.None));
        Assert.Null(message.CertificateProblem);
    }

    [Fact]
    public async Task Every_host_is_set_up_also_one_that_shares_the_sockets_of_another()
    {
        const string good = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        await using RawServer one = RawServer.Saying(good);
        await using RawServer other = RawServer.Saying(good);
        foreach (string root in new[] { one.Root, other.Root })
        {
            ServicePoint host = ServicePointManager.FindServicePoint(new Uri(root), null);
            // As .NET Framework has it, whatever the default here.
            host.UseNagleAlgorithm = true;
            await Api.To(root).SendAsync();
            Assert.False(host.UseNagleAlgorithm);
            Assert.Equal(300_000, host.ConnectionLeaseTimeout);
        }
    }

    private static HttpRequestException Failure(WebExceptionStatus status, Exception? cause) =>
        new("An error occurred while sending the request.", new WebException("Failed", cause, status, null));

    /// <summary>Fails as .NET Framework on a German Windows does, after its validation was asked.</summary>
    private sealed class Untrusted(Action<HttpRequestMessage> validate) : HttpMessageHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            validate(request);
            throw Failure(
                WebExceptionStatus.TrustFailure,
                new AuthenticationException("Das Remotezertifikat ist laut Validierungsverfahren ung\u00FCltig.")
            );
        }
    }

    /// <summary>
    /// Answers as .NET Framework does: the token that the handler was given aborts the request, and the stream itself looks
    /// at none.
    /// </summary>
    private sealed class Stalling(int status) : HttpMessageHandler
    {
        private readonly StalledStream _body = new();

        public Task Reading => _body.Reading;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.Register(_body.Abort);
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(_body) });
        }
    }

    private sealed class StalledStream : MemoryStream
    {
        private readonly ManualResetEventSlim _aborted = new();
        private readonly TaskCompletionSource<bool> _reading = new();

        public Task Reading => _reading.Task;

        public void Abort() => _aborted.Set();

        public override int Read(byte[] buffer, int offset, int count)
        {
            _reading.TrySetResult(true);
            _aborted.Wait();
            throw new WebException("The request was aborted: The request was canceled.", WebExceptionStatus.RequestCanceled);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.Run(() => Read(buffer, offset, count), CancellationToken.None);
    }
}
#endif
