using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http;

/// <summary>Turns refusals and failures into the one typed exception. The map from status to kind is here and nowhere else.</summary>
internal sealed class ApiErrors(ConnectionSettings settings, ProviderDescriptor descriptor, Redaction redaction)
{
    private const int LargestErrorBody = 256 * 1024;

    /// <summary>The kind of error that a status means.</summary>
    public static OrgErrorKind KindOf(int status) => status switch
    {
        401 => OrgErrorKind.Unauthorized,
        403 => OrgErrorKind.Forbidden,
        404 => OrgErrorKind.NotFound,
        405 or 501 => OrgErrorKind.OperationNotSupported,
        408 => OrgErrorKind.Timeout,
        409 => OrgErrorKind.Conflict,
        410 => OrgErrorKind.Gone,
        423 => OrgErrorKind.ReadOnly,
        429 => OrgErrorKind.RateLimited,
        >= 500 => OrgErrorKind.ServerError,
        >= 400 => OrgErrorKind.ValidationFailed,
        _ => OrgErrorKind.InvalidResponse,
    };

    /// <summary>The server refused, or failed.</summary>
    public async Task<OrgException> FromResponseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] bytes = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        ErrorBody body = ErrorBody.Read(bytes, response.Content?.Headers.ContentType?.MediaType, redaction);
        int status = (int)response.StatusCode;
        OrgErrorKind kind = KindOf(status);
        return At(response.RequestMessage!, kind, Sentence(kind, status, body.Text ?? redaction.Text(response.ReasonPhrase ?? "")), null, response, body);
    }

    /// <summary>The answer is not what the API documents.</summary>
    public OrgException InvalidResponse(HttpResponseMessage response, string why, Exception? cause = null) =>
        At(response.RequestMessage!, OrgErrorKind.InvalidResponse, $"{descriptor.DisplayName}'s answer could not be understood: {redaction.Text(why)}", cause, response);

    /// <summary>The server points somewhere the credential must not go.</summary>
    public OrgException CrossOrigin(HttpResponseMessage response, Uri target) =>
        At(response.RequestMessage!, OrgErrorKind.CrossOriginRefused,
            $"{descriptor.DisplayName} redirects to {redaction.Text(Origin.Of(target))}, which is not the connection's own {Origin.Of(settings.Endpoint)}. It was not followed, and the credential was not sent there.", null, response);

    /// <summary>The time for one attempt is over.</summary>
    public OrgException Timeout(HttpRequestMessage request) =>
        At(request, OrgErrorKind.Timeout, $"{descriptor.DisplayName} did not answer within {settings.Timeout.TotalSeconds:0.###} s. Connect-OrgProvider -TimeoutSec allows more.");

    /// <summary>The server could not be reached, or the connection broke.</summary>
    public OrgException ConnectionFailed(HttpRequestMessage request, Exception error)
    {
        string reason = redaction.Text(error.GetBaseException().Message).TrimEnd('.');
        bool nothingWasSent = NothingWasSent(error);
        string what = nothingWasSent ? "could not be reached" : "broke the connection off";
        return new OrgException(OrgErrorKind.ConnectionFailed, $"{descriptor.DisplayName} at {Origin.Of(settings.Endpoint)} {what}: {reason}.", Harmless(error))
        {
            Provider = settings.Provider,
            Method = request.Method.Method,
            Uri = redaction.Address(request.RequestUri!),
            NothingWasSent = nothingWasSent,
        };
    }

    private string Sentence(OrgErrorKind kind, int status, string said)
    {
        string end = said.Length == 0 ? "." : ": " + said;
        string name = descriptor.DisplayName;
        return kind switch
        {
            OrgErrorKind.Unauthorized when settings.Secret is null => $"{name} wants a credential for this{end} Connect with one: Connect-OrgProvider {settings.Provider} -Token (Read-Host -AsSecureString)",
            OrgErrorKind.Unauthorized => $"{name} does not accept the credential of connection '{settings.Name}'{end} Connect again: Connect-OrgProvider {settings.Provider} -Token (Read-Host -AsSecureString)",
            OrgErrorKind.Forbidden => $"{name} does not allow this to the user of connection '{settings.Name}'{end}",
            OrgErrorKind.NotFound => $"{name} found no such thing{end}",
            OrgErrorKind.Gone => $"{name} says that it has been deleted{end}",
            OrgErrorKind.Conflict => $"{name} says that it is there already{end}",
            OrgErrorKind.ValidationFailed => said.Length == 0 ? $"{name} refused the request ({status})." : $"{name} refused the request: {said}",
            OrgErrorKind.RateLimited => $"{name} takes no more requests for now (429){end}",
            OrgErrorKind.ReadOnly => $"{name} takes no changes at the moment{end}",
            OrgErrorKind.ServerError => $"{name} failed ({status}){end}",
            OrgErrorKind.OperationNotSupported => $"{name} does not offer this here ({status}){end}",
            _ => $"{name} answered {status}{end}",
        };
    }

    private OrgException At(HttpRequestMessage request, OrgErrorKind kind, string message, Exception? cause = null, HttpResponseMessage? response = null, ErrorBody? body = null) =>
        new(kind, message, Harmless(cause))
        {
            Provider = settings.Provider,
            Method = request.Method.Method,
            Uri = redaction.Address(request.RequestUri!),
            StatusCode = response is null ? null : (int)response.StatusCode,
            RequestId = response is null ? null : ResponseHeaders.RequestId(response) is { } id ? redaction.Text(id) : null,
            RetryAfter = response is null ? null : ResponseHeaders.RetryAfter(response, DateTimeOffset.UtcNow),
            FieldErrors = body?.Fields ?? OrgException.NoFieldErrors,
            ServerMessage = body?.Text,
        };

    // An exception of the framework's may hold the message it was about. Its text is enough.
    private Exception? Harmless(Exception? error) => error is null ? null : new InvalidOperationException(redaction.Text(error.Message));

    private static bool NothingWasSent(Exception error)
    {
#if NET
        return error is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };
#else
        return error.GetBaseException() is System.Net.WebException
        {
            Status: System.Net.WebExceptionStatus.NameResolutionFailure or System.Net.WebExceptionStatus.ConnectFailure
                or System.Net.WebExceptionStatus.ProxyNameResolutionFailure or System.Net.WebExceptionStatus.TrustFailure,
        } or System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.ConnectionRefused or System.Net.Sockets.SocketError.HostNotFound };
#endif
    }

    private static async Task<byte[]> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content is null)
            return [];
        using System.IO.Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        // The first part of a body says what there is to say; what follows is not waited for.
        var buffer = new byte[8192];
        using var read = new System.IO.MemoryStream();
        try
        {
            int count;
            while (read.Length < LargestErrorBody && (count = await stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
                read.Write(buffer, 0, count);
        }
        catch (Exception error) when (error is System.IO.IOException or HttpRequestException)
        {
            // The status has arrived and is the news; a body that breaks off only explains less.
        }
        return read.ToArray();
    }
}
