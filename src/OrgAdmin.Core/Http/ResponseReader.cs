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

    private const string WebPage = "it is a web page. Is the endpoint right, and is there a proxy in between?";
    private const int LongestBlankStart = 4096;

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
        return await ParseAsync(response, sent, type, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> ParseAsync<T>(
        HttpResponseMessage response,
        Stream sent,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
    {
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
            ArrayPool<byte>.Shared.Return(start, clearArray: true);
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
        using var arrived = new MemoryStream();
        try
        {
            using (Stream sent = await OpenAsync(response).ConfigureAwait(false))
                await sent.CopyToAsync(arrived, 81_920, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (IsLost(error, context))
        {
            RefuseMarkup(response, arrived);
            context.Log.Warning(errors.Unread(response, error));
            return otherwise;
        }
        RefuseMarkup(response, arrived);
        try
        {
            arrived.Position = 0;
            return await ParseAsync(response, arrived, type, cancellationToken).ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind == OrgErrorKind.InvalidResponse)
        {
            context.Log.Warning(errors.Unread(response, error));
            return otherwise;
        }
    }

    /// <summary>
    /// Looks at the answer to a change of which only its success matters. A web page is none, by whatever type it is announced, and a
    /// body that breaks off changes nothing.
    /// </summary>
    public async Task CheckWrittenAsync(HttpResponseMessage response, OperationContext context, CancellationToken cancellationToken)
    {
        RefuseWebPage(response);
        if (response.StatusCode == HttpStatusCode.NoContent || response.Content?.Headers.ContentLength == 0)
            return;
        using var start = new MemoryStream();
        byte[] part = new byte[64];
        try
        {
            using Stream body = await OpenAsync(response).ConfigureAwait(false);
            int count;
            while (
                start.Length < LongestBlankStart
                && FirstLetter(start) is null
                && (count = await body.ReadAsync(part, 0, part.Length, cancellationToken).ConfigureAwait(false)) > 0
            )
                start.Write(part, 0, count);
        }
        catch (Exception error) when (IsLost(error, context))
        {
            context.Log.Verbose(errors.Unread(response, error));
        }
        RefuseMarkup(response, start);
    }

    private static bool IsLost(Exception error, OperationContext context) =>
        !context.CancellationToken.IsCancellationRequested
        && (TransportFailure.IsOne(error) || error is OrgException { Kind: OrgErrorKind.InvalidResponse } or OperationCanceledException);

    // A portal in between may call its page what the client asked for, or nothing; no answer of an API begins like that.
    private void RefuseMarkup(HttpResponseMessage response, MemoryStream start)
    {
        if (FirstLetter(start) == '<')
            throw Invalid(response, WebPage);
    }

    // Behind a byte order mark, white space and the zeros of UTF-16.
    private static char? FirstLetter(MemoryStream start)
    {
        byte[] bytes = start.GetBuffer();
        for (int i = 0; i < start.Length; i++)
        {
            if (bytes[i] is not (0 or 0x09 or 0x0A or 0x0D or 0x20 or 0xEF or 0xBB or 0xBF or 0xFE or 0xFF))
                return (char)bytes[i];
        }
        return null;
    }

    /// <summary>Refuses a web page in place of an API's answer, such as the log-in page of a portal in between.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidResponse"/>: it is one.</exception>
    public void RefuseWebPage(HttpResponseMessage response)
    {
        string? mediaType = response.Content?.Headers.ContentType?.MediaType;
        if (mediaType?.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0)
            throw Invalid(response, WebPage);
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
