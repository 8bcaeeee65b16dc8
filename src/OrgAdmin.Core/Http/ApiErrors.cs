using System;
using System.IO;
using System.Net.Http;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http;

/// <summary>Turns refusals and failures into the one typed exception. The map from status to kind is here and nowhere else.</summary>
internal sealed class ApiErrors(ConnectionSettings settings, ProviderDescriptor descriptor, Redaction redaction, TimeProvider time)
{
    private const int LargestErrorBody = 256 * 1024;

    /// <summary>The kind of error that a status means.</summary>
    public static OrgErrorKind KindOf(int status) =>
        status switch
        {
            401 => OrgErrorKind.Unauthorized,
            403 => OrgErrorKind.Forbidden,
            404 => OrgErrorKind.NotFound,
            405 or 501 => OrgErrorKind.OperationNotSupported,
            407 => OrgErrorKind.ConnectionFailed,
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
    public async Task<OrgException> FromResponseAsync(
        HttpResponseMessage response,
        OperationContext context,
        CancellationToken cancellationToken
    )
    {
        byte[] bytes = await ReadBodyAsync(response, context, cancellationToken).ConfigureAwait(false);
        ErrorBody body = ErrorBody.Read(bytes, response.Content?.Headers.ContentType?.MediaType, descriptor.ErrorBody, redaction);
        int status = (int)response.StatusCode;
        OrgErrorKind kind = KindOf(status);
        string said = body.Text ?? DisplayText.Of(redaction.Text(response.ReasonPhrase ?? ""));
        Exception? cause = status == 407 ? new AuthenticationException("The proxy wants a credential.") : null;
        return At(response.RequestMessage!, kind, Sentence(kind, status, said), cause, response, body);
    }

    /// <summary>The answer is not what the API documents.</summary>
    public OrgException InvalidResponse(HttpResponseMessage response, string why, Exception? cause = null) =>
        At(
            response.RequestMessage!,
            OrgErrorKind.InvalidResponse,
            $"{descriptor.DisplayName}'s answer could not be understood: {ServerText.Shortened(DisplayText.Of(redaction.Text(why)))}",
            cause,
            response
        );

    /// <summary>An error from further inside, which does not know what it happened to.</summary>
    public OrgException Located(OrgException error, HttpRequestMessage request) =>
        At(request, error.Kind, error.Message, error.InnerException);

    /// <summary>The server points somewhere the credential must not go.</summary>
    public OrgException CrossOrigin(HttpResponseMessage response, Uri target) =>
        At(
            response.RequestMessage!,
            OrgErrorKind.CrossOriginRefused,
            $"{descriptor.DisplayName} redirects to {redaction.Text(Origin.Of(target))}, which is not the connection's "
                + $"own {Origin.Of(settings.Endpoint)}. It was not followed, and the credential was not sent there.",
            null,
            response
        );

    /// <summary>The time for one attempt is over.</summary>
    public OrgException Timeout(HttpRequestMessage request) =>
        At(
            request,
            OrgErrorKind.Timeout,
            $"{descriptor.DisplayName} did not answer within {settings.Timeout.TotalSeconds:0.###} "
                + $"s. Connect-OrgProvider -TimeoutSec allows more.{MayBeDone(request)}"
        );

    /// <summary>The server could not be reached, or the connection broke.</summary>
    public OrgException ConnectionFailed(HttpRequestMessage request, Exception error)
    {
        if (TransportFailure.IsNotHttp(error))
            return At(
                request,
                OrgErrorKind.InvalidResponse,
                $"{descriptor.DisplayName}'s answer could not be understood: {Reason(error)}.",
                error
            );
        bool nothingWasSent = TransportFailure.NothingWasSent(error);
        string what =
            TransportFailure.Certificate(error, request) is { } problem ? $"cannot be trusted: {problem}"
            : TransportFailure.ProxyStatus(error) is { } status ? ProxyRefusal(status, error)
            : nothingWasSent ? $"could not be reached: {Reason(error)}."
            : $"broke the connection off: {Reason(error)}.{MayBeDone(request)}";
        Exception? cause = TransportFailure.IsLasting(error) ? new AuthenticationException(Reason(error)) : Harmless(error);
        return new OrgException(OrgErrorKind.ConnectionFailed, $"{descriptor.DisplayName} at {Origin.Of(settings.Endpoint)} {what}", cause)
        {
            Provider = settings.Provider,
            Method = request.Method.Method,
            Uri = redaction.Address(request.RequestUri!),
            NothingWasSent = nothingWasSent,
        };
    }

    /// <summary>The warning about a change that the server made, where its answer could not be read.</summary>
    public string Unread(HttpResponseMessage response, Exception error) =>
        $"{descriptor.DisplayName} did what was asked ({(int)response.StatusCode}), but "
        + $"what it said about it could not be read: {Reason(error)}. Do not send it again.";

    private string ProxyRefusal(int status, Exception error) =>
        status switch
        {
            407 => $"could not be reached, because the proxy refused: {Reason(error)}. "
                + "Does it want -ProxyCredential or -ProxyUseDefaultCredentials?",
            >= 500 => $"could not be reached, because the proxy failed: {Reason(error)}.",
            >= 400 => $"could not be reached, because the proxy does not allow connections to this host: {Reason(error)}.",
            _ => $"could not be reached, because the proxy did not make a connection: {Reason(error)}.",
        };

    // Where no answer came to a change, the server may have made it.
    private static string MayBeDone(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options
            ? ""
            : " It may have been done all the same: look before you send it again.";

    private string Reason(Exception error) =>
        ServerText.Shortened(DisplayText.Of(redaction.Text(error.GetBaseException().Message))).TrimEnd('.');

    private string Sentence(OrgErrorKind kind, int status, string said)
    {
        string end = said.Length == 0 ? "." : ": " + said;
        string stop = said.Length == 0 || said.EndsWith(".", StringComparison.Ordinal) ? end : end + ".";
        string name = descriptor.DisplayName;
        return kind switch
        {
            OrgErrorKind.Unauthorized when settings.Secret is null =>
                $"{name} wants a credential for this{stop} Connect with one: Connect-OrgProvider "
                    + $"{settings.Provider} -Token (Read-Host -AsSecureString)",
            OrgErrorKind.Unauthorized => $"{name} does not accept the credential of connection '{settings.Name}'"
                + $"{CredentialHint.Origin(settings, descriptor)}{stop} {CredentialHint.Sentence(settings, descriptor)}",
            OrgErrorKind.Forbidden => $"{name} does not allow this to the user of connection '{settings.Name}'{end}",
            OrgErrorKind.NotFound => $"{name} found no such thing{end}",
            OrgErrorKind.Gone => $"{name} says that it has been deleted{end}",
            OrgErrorKind.Conflict => $"{name} says that it is there already{end}",
            OrgErrorKind.ValidationFailed => said.Length == 0
                ? $"{name} refused the request ({status})."
                : $"{name} refused the request: {said}",
            OrgErrorKind.RateLimited => $"{name} takes no more requests for now (429){end}",
            OrgErrorKind.ReadOnly => $"{name} takes no changes at the moment{end}",
            OrgErrorKind.ServerError => $"{name} failed ({status}){end}",
            OrgErrorKind.ConnectionFailed =>
                $"The proxy wants a credential ({status}){end} Connect with -ProxyCredential or -ProxyUseDefaultCredentials.",
            OrgErrorKind.OperationNotSupported => $"{name} does not offer this here ({status}){end}",
            _ => $"{name} answered {status}{end}",
        };
    }

    private OrgException At(
        HttpRequestMessage request,
        OrgErrorKind kind,
        string message,
        Exception? cause = null,
        HttpResponseMessage? response = null,
        ErrorBody? body = null
    ) =>
        new(kind, message, Harmless(cause))
        {
            Provider = settings.Provider,
            Method = request.Method.Method,
            Uri = redaction.Address(request.RequestUri!),
            StatusCode = response is null ? null : (int)response.StatusCode,
            RequestId =
                response is null ? null
                : ResponseHeaders.RequestId(response) is { } id ? redaction.Text(id)
                : null,
            RetryAfter = response is null ? null : ResponseHeaders.RetryAfter(response, time.GetUtcNow()),
            FieldErrors = body?.Fields ?? OrgException.NoFieldErrors,
            ServerMessage = body?.Text,
        };

    // An exception of the framework's may hold the message it was about. Its text is enough.
    private Exception? Harmless(Exception? error) =>
        error switch
        {
            null => null,
            AuthenticationException => new AuthenticationException(redaction.Text(error.Message)),
            _ => new InvalidOperationException(ServerText.Shortened(DisplayText.Of(redaction.Text(error.Message)))),
        };

    private static async Task<byte[]> ReadBodyAsync(
        HttpResponseMessage response,
        OperationContext context,
        CancellationToken cancellationToken
    )
    {
        if (response.Content is null)
            return [];
        // The first part of a body says what there is to say; what follows is not waited for.
        var buffer = new byte[8192];
        using var read = new MemoryStream();
        try
        {
            using Stream stream = await ResponseReader.OpenAsync(response).ConfigureAwait(false);
            int count;
            while (
                read.Length < LargestErrorBody
                && (count = await stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0
            )
                read.Write(buffer, 0, count);
        }
        catch (Exception error)
            when (TransportFailure.IsOne(error)
                || error is OrgException
                || (error is OperationCanceledException && !context.CancellationToken.IsCancellationRequested)
            )
        {
            // A body that breaks off, or never ends, only explains less; a stop by the person ends everything.
            context.CancellationToken.ThrowIfCancellationRequested();
        }
        return read.ToArray();
    }
}
