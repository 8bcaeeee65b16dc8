using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http;

/// <summary>
/// Sends what a provider describes and reads the answer straight into its wire types. All that every provider
/// needs alike is here: retries, time-outs, redirects, bounds and errors.
/// </summary>
internal sealed class ApiClient : IDisposable
{
    /// <summary>The largest answer that is read, in bytes. A page is far smaller; a body without end is not read for ever.</summary>
    public const long LargestAnswer = 64L * 1024 * 1024;

    /// <summary>
    /// The largest answer, in bytes, that is parsed in one go. Parsing piece by piece costs a quarter more, and a usual
    /// page of a hundred objects is smaller than this.
    /// </summary>
    public const int ParsedAtOnce = 256 * 1024;

    private const int MostRedirects = 5;

    private readonly ConnectionSettings _settings;
    private readonly Authenticator _authenticator;
    private readonly HttpClient _http;
    private readonly Retry _retry;
    private readonly ApiErrors _errors;

    public ApiClient(
        ConnectionSettings settings,
        ProviderDescriptor descriptor,
        Authenticator authenticator,
        TimeProvider? time = null,
        bool mayRetry = true
    )
    {
        time ??= TimeProvider.System;
        _settings = settings;
        _authenticator = authenticator;
        var redaction = new Redaction(Secrets());
        _http = HttpClients.Create(settings, authenticator, redaction);
        _retry = new Retry(mayRetry ? settings.MaximumRetryCount : 0, time);
        _errors = new ApiErrors(settings, descriptor, redaction, time);
    }

    /// <summary>Gets an answer of a known shape.</summary>
    public Task<T> GetAsync<T>(
        Route route,
        JsonTypeInfo<T> type,
        OperationContext context,
        IReadOnlyList<KeyValuePair<string, string>>? headers = null
    ) =>
        SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Get,
                Route = route,
                Headers = headers ?? [],
            },
            type,
            context
        );

    /// <summary>Sends a body of a known shape and gets an answer of a known shape.</summary>
    public Task<TAnswer> SendAsync<TBody, TAnswer>(
        HttpMethod method,
        Route route,
        TBody body,
        JsonTypeInfo<TBody> bodyType,
        JsonTypeInfo<TAnswer> answerType,
        OperationContext context
    ) =>
        SendAsync(
            new ApiRequest
            {
                Method = method,
                Route = route,
                Body = JsonSerializer.SerializeToUtf8Bytes(body, bodyType),
            },
            answerType,
            context
        );

    /// <summary>Sends a request and reads the answer's JSON.</summary>
    public Task<T> SendAsync<T>(ApiRequest request, JsonTypeInfo<T> type, OperationContext context) =>
        SendAsync(request, (response, cancellationToken) => ReadJsonAsync(response, type, cancellationToken), context);

    /// <summary>Sends a request whose answer does not matter beyond its success.</summary>
    public Task SendAsync(ApiRequest request, OperationContext context) => SendAsync(request, (_, _) => Task.FromResult(true), context);

    /// <summary>Sends a request and reads the answer in the caller's way. The reader may run again if the connection breaks.</summary>
    public Task<T> SendAsync<T>(ApiRequest request, Func<HttpResponseMessage, CancellationToken, Task<T>> read, OperationContext context) =>
        _retry.RunAsync(request, context, () => AttemptAsync(request, read, context));

    /// <summary>Reads an answer's JSON.</summary>
    public async Task<T> ReadJsonAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        string? mediaType = response.Content?.Headers.ContentType?.MediaType;
        if (mediaType?.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0)
            throw _errors.InvalidResponse(response, "it is a web page. Is the endpoint right, and is there a proxy in between?");
        using Stream sent = await ReadBodyAsync(response).ConfigureAwait(false);
        using Stream body = Charset.OtherThanUtf8(response) is { } encoding
            ? await ToUtf8Async(sent, encoding, cancellationToken).ConfigureAwait(false)
            : sent;
        try
        {
            return await JsonSerializer.DeserializeAsync(body, type, cancellationToken).ConfigureAwait(false)
                ?? throw _errors.InvalidResponse(response, "it is null.");
        }
        catch (JsonException error)
        {
            throw _errors.InvalidResponse(response, body.Position == 0 ? "it is empty." : Explain(error), error);
        }
    }

    /// <summary>An answer's body, bounded.</summary>
    public static async Task<Stream> ReadBodyAsync(HttpResponseMessage response, long limit = LargestAnswer) =>
        response.Content is null ? Stream.Null : new LimitedStream(await response.Content.ReadAsStreamAsync().ConfigureAwait(false), limit);

    /// <summary>Copies an answer's body, bounded, to a file. A second attempt writes it from the start again.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: the file, not the connection, is at fault.</exception>
    public static async Task CopyBodyAsync(
        HttpResponseMessage response,
        Stream destination,
        long limit,
        CancellationToken cancellationToken
    )
    {
        destination.Position = 0;
        destination.SetLength(0);
        using Stream body = await ReadBodyAsync(response, limit).ConfigureAwait(false);
        var buffer = new byte[81920];
        int count;
        while ((count = await body.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            try
            {
                await destination.WriteAsync(buffer, 0, count, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException error)
            {
                throw new OrgException(OrgErrorKind.FileError, $"The file could not be written: {error.Message}", error);
            }
        }
    }

    /// <summary>The error for an answer that is not what the API documents.</summary>
    public OrgException InvalidResponse(HttpResponseMessage response, string why) => _errors.InvalidResponse(response, why);

    public void Dispose()
    {
        _http.Dispose();
        _authenticator.Dispose();
    }

    private IEnumerable<string?> Secrets()
    {
        yield return _settings.Secret;
        yield return _settings.ProxyCredential?.Password;
        foreach (string? secret in _authenticator.Secrets)
            yield return secret;
    }

    private async Task<T> AttemptAsync<T>(
        ApiRequest request,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        OperationContext context
    )
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        timed.CancelAfter(_settings.Timeout);
        Uri address = request.Route.Below(_settings.Endpoint);
        HttpMethod method = request.Method;
        bool renewed = false;
        for (int redirects = 0; ; )
        {
            using ApiMessage message = request.ToMessage(address, method, context);
            try
            {
                using HttpResponseMessage response = await _http
                    .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timed.Token)
                    .ConfigureAwait(false);
                response.RequestMessage = message;
                if (response.IsSuccessStatusCode)
                    return await read(response, timed.Token).ConfigureAwait(false);
                if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308)
                {
                    if (++redirects > MostRedirects)
                        throw _errors.InvalidResponse(response, $"it redirects more than {MostRedirects} times.");
                    (address, method) = Redirect(response, address, method);
                    continue;
                }
                if (
                    (int)response.StatusCode == 401
                    && !renewed
                    && await _authenticator.RenewAsync(message, timed.Token).ConfigureAwait(false)
                )
                {
                    renewed = true;
                    continue;
                }
                if (request.AcceptsAnyStatus)
                    return await read(response, timed.Token).ConfigureAwait(false);
                throw await _errors.FromResponseAsync(response, context, timed.Token).ConfigureAwait(false);
            }
            catch (OrgException error) when (error.Method is null)
            {
                throw _errors.Located(error, message);
            }
            catch (OperationCanceledException error) when (!context.CancellationToken.IsCancellationRequested)
            {
                // Not the person's doing: the attempt's own time is over, or the transport's for making a connection.
                throw timed.IsCancellationRequested ? _errors.Timeout(message) : _errors.ConnectionFailed(message, error);
            }
            catch (Exception error) when (error is HttpRequestException or IOException or ObjectDisposedException)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                if (timed.IsCancellationRequested)
                    throw _errors.Timeout(message);
                // A refusal of our own, thrown inside the transport's reading, arrives wrapped.
                throw error.GetBaseException() is OrgException refusal
                    ? _errors.Located(refusal, message)
                    : _errors.ConnectionFailed(message, error);
            }
        }
    }

    // RFC 9110, 15.4: 307 and 308 keep the method; 303 asks with GET. For 301 and 302 a GET stays a GET, and
    // nothing else is followed: turning a POST into a GET would look like success without having done anything.
    private (Uri Address, HttpMethod Method) Redirect(HttpResponseMessage response, Uri address, HttpMethod method)
    {
        if (response.Headers.Location is not { } location)
            throw _errors.InvalidResponse(response, "it redirects without saying where.");
        if (!Uri.TryCreate(address, location, out Uri? target))
            throw _errors.InvalidResponse(response, $"it redirects to '{location.OriginalString}', which is no address.");
        if (!Origin.IsSame(target, _settings.Endpoint))
            throw _errors.CrossOrigin(response, target);
        int status = (int)response.StatusCode;
        if (status is 301 or 302 && method != HttpMethod.Get)
            throw _errors.InvalidResponse(
                response,
                $"it redirects a {method} with {status}, which would lose its body. Is the endpoint right?"
            );
        // uData's redirect to a new slug drops the query (it is built from the path only), so it is kept here.
        if (target.Query.Length == 0 && address.Query.Length > 0)
            target = new UriBuilder(target) { Query = address.Query.TrimStart('?') }.Uri;
        return (target, status == 303 ? HttpMethod.Get : method);
    }

    private static async Task<Stream> ToUtf8Async(Stream body, Encoding encoding, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes, 81_920, cancellationToken).ConfigureAwait(false);
        return new MemoryStream(Encoding.Convert(encoding, Encoding.UTF8, bytes.ToArray()));
    }

    private static string Explain(JsonException error)
    {
        string where = string.IsNullOrEmpty(error.Path) || error.Path == "$" ? "" : $" at {error.Path}";
        return $"it is not the JSON that the API documents{where} (line {error.LineNumber + 1 ?? 1}).";
    }
}
