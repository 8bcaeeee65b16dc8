using System;
using System.Buffers;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Http;

/// <summary>Reads the bodies of answers, each within a bound.</summary>
internal sealed class ResponseReader(ApiErrors errors, Redaction redaction)
{
    private readonly AnswerContract _contract = new(redaction);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The largest answer that is read, in bytes. A page is far smaller; a body without end is not read for ever.</summary>
    public const long LargestAnswer = 64L * 1024 * 1024;

    /// <summary>
    /// An answer that is shorter, in bytes, is parsed in one go. Parsing piece by piece costs a quarter more, and a usual
    /// page of a hundred objects is shorter than this.
    /// </summary>
    public const int ParsedAtOnce = 256 * 1024;

    /// <summary>Opens an answer's body, bounded.</summary>
    public static async Task<Stream> OpenAsync(HttpResponseMessage response, long limit = LargestAnswer)
    {
        if (response.Content is null)
            return Stream.Null;
        // The answer to HEAD announces the length of a body that it does not have.
        long? length = response.RequestMessage?.Method == HttpMethod.Head ? null : response.Content.Headers.ContentLength;
        return new LimitedStream(await response.Content.ReadAsStreamAsync().ConfigureAwait(false), limit, length);
    }

    /// <summary>Copies an answer's body, bounded, to a file. A second attempt writes the file from the start again.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: the file, not the connection, is at fault.</exception>
    public static async Task CopyAsync(HttpResponseMessage response, Stream destination, long limit, CancellationToken cancellationToken)
    {
        destination.Position = 0;
        destination.SetLength(0);
        using Stream body = await OpenAsync(response, limit).ConfigureAwait(false);
        var buffer = new byte[81920];
        if (EndIsUnknown(response))
            (response.RequestMessage as ApiMessage)?.Context.Log.Warning(
                "The server did not say how long the file is and ends it by closing "
                    + "the connection: nothing can tell whether the file is whole."
            );
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

    /// <summary>Reads an answer's JSON.</summary>
    public async Task<T> ReadJsonAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        RefuseWebPage(response);
        using Stream sent = await OpenAsync(response).ConfigureAwait(false);
        using Stream body = Charset.OtherThanUtf8(response) is { } encoding
            ? await ToUtf8Async(sent, encoding, cancellationToken).ConfigureAwait(false)
            : sent;
        redaction.Refresh();
        byte[] start = ArrayPool<byte>.Shared.Rent(ParsedAtOnce);
        int length = 0;
        try
        {
            length = await FillAsync(body, start, cancellationToken).ConfigureAwait(false);
            if (length < start.Length && TryReadUsual(start.AsSpan(0, length), type, out T? usual))
                return usual ?? throw Invalid(response, "it is null.");
            OperationContext? context = (response.RequestMessage as ApiMessage)?.Context;
            OddValue.Tell(name =>
                context?.Log.Verbose(
                    $"\"{name}\" is not of the kind that the API documents; it is kept in AdditionalProperties as it came."
                )
            );
            using var whole = new ContinuedStream(start, length, body);
            return await JsonSerializer.DeserializeAsync(whole, _contract.Lenient(type), cancellationToken).ConfigureAwait(false)
                ?? throw Invalid(response, "it is null.");
        }
        catch (JsonException error)
        {
            throw errors.InvalidResponse(response, length == 0 ? "it is empty." : Explain(error), error);
        }
        finally
        {
            // The next answer may be another connection's.
            Array.Clear(start, 0, length);
            ArrayPool<byte>.Shared.Return(start);
        }
    }

    // Most answers are as the API documents. Only one that is not, or that is long, is read value by value.
    private bool TryReadUsual<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type, out T? answer)
    {
        try
        {
            answer = JsonSerializer.Deserialize(
                body.StartsWith(ByteOrderMark) ? body.Slice(ByteOrderMark.Length) : body,
                _contract.Usual(type)
            );
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            answer = default;
            return false;
        }
    }

    private static async Task<int> FillAsync(Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        int length = 0;
        while (length < buffer.Length)
        {
            int count = await body.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false);
            if (count == 0)
                break;
            length += count;
        }
        return length;
    }

    /// <summary>
    /// Reads what a server says about a change that it has made. Once it has answered 2xx, the change is made: a body that
    /// breaks off or is not understood is told in a warning, and is no error.
    /// </summary>
    public async Task<T> ReadWrittenAsync<T>(
        HttpResponseMessage response,
        JsonTypeInfo<T> type,
        T otherwise,
        OperationContext context,
        CancellationToken cancellationToken
    )
    {
        RefuseWebPage(response);
        if (response.StatusCode == HttpStatusCode.NoContent || response.Content?.Headers.ContentLength == 0)
            return otherwise;
        try
        {
            return await ReadJsonAsync(response, type, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
            when (!context.CancellationToken.IsCancellationRequested
                && (
                    TransportFailure.IsOne(error)
                    || error is OrgException { Kind: OrgErrorKind.InvalidResponse } or OperationCanceledException
                )
            )
        {
            context.Log.Warning(errors.Unread(response, error));
            return otherwise;
        }
    }

    /// <summary>Refuses a web page in place of an API's answer, such as the log-in page of a portal in between.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidResponse"/>: it is one.</exception>
    public void RefuseWebPage(HttpResponseMessage response)
    {
        string? mediaType = response.Content?.Headers.ContentType?.MediaType;
        if (mediaType?.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0)
            throw Invalid(response, "it is a web page. Is the endpoint right, and is there a proxy in between?");
    }

    /// <summary>The error for an answer that is not what the API documents.</summary>
    public OrgException Invalid(HttpResponseMessage response, string why) => errors.InvalidResponse(response, why);

    // HTTP/1 alone may end a body by closing the connection (RFC 9112, 6.3), and TLS does not always tell that from a break.
    private static bool EndIsUnknown(HttpResponseMessage response) =>
        response.Version.Major == 1
        && response.Headers.ConnectionClose == true
        && response.Content?.Headers.ContentLength is null
        && response.Headers.TransferEncodingChunked != true;

    private static async Task<Stream> ToUtf8Async(Stream body, Encoding encoding, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes, 81_920, cancellationToken).ConfigureAwait(false);
        return new MemoryStream(Encoding.Convert(encoding, Encoding.UTF8, bytes.ToArray()));
    }

    private static string Explain(JsonException error)
    {
        string where = string.IsNullOrEmpty(error.Path) || error.Path == "$" ? "" : $" at {error.Path}";
        return error is IncompleteJsonException
            ? $"{error.Message}{where}."
            : $"it is not the JSON that the API documents{where} (line {error.LineNumber + 1 ?? 1}).";
    }
}
