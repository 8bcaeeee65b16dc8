using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>One connection to a <see cref="RawServer"/>.</summary>
internal sealed class Conversation(TcpClient client, Stream stream, CancellationToken cancellationToken)
{
    private static readonly Encoding Bytes = Encoding.GetEncoding("iso-8859-1");

    public Stream Stream { get; } = stream;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Reads a request's head.</summary>
    public async Task<string> ReadRequestAsync()
    {
        var head = new StringBuilder();
        while (!EndsWithBlankLine(head))
            head.Append((char)(await ReadAsync(1))[0]);
        return head.ToString();
    }

    /// <summary>Reads so many bytes, which come after the head.</summary>
    public async Task<byte[]> ReadAsync(int length)
    {
        byte[] bytes = new byte[length];
        for (int read = 0, more; read < length; read += more)
        {
            more = await Stream.ReadAsync(bytes, read, length - read, CancellationToken);
            if (more == 0)
                throw new IOException("The client left.");
        }
        return bytes;
    }

    /// <summary>Sends anything at all, a byte for a character.</summary>
    public Task SendAsync(string text) => SendAsync(Bytes.GetBytes(text));

    public Task SendAsync(byte[] bytes) => Stream.WriteAsync(bytes, 0, bytes.Length, CancellationToken);

    /// <summary>Sends an answer whose body comes in pieces, as most servers do.</summary>
    public Task AnswerAsync(string json, int status = 200, params (string Name, string Value)[] headers)
    {
        byte[] body = Encoding.UTF8.GetBytes(json);
        string length = $"{body.Length:x}\r\n";
        byte[] pieces =
        [
            .. Bytes.GetBytes(body.Length == 0 ? "" : length),
            .. body,
            .. Bytes.GetBytes(body.Length == 0 ? "0\r\n\r\n" : "\r\n0\r\n\r\n"),
        ];
        return SendAsync([.. Head(status, "application/json", "Transfer-Encoding: chunked\r\n", headers), .. status == 204 ? [] : pieces]);
    }

    /// <summary>Sends an answer whose body has a length.</summary>
    public Task AnswerAsync(string? contentType, byte[] body, int status = 200, params (string Name, string Value)[] headers) =>
        SendAsync([.. Head(status, contentType, $"Content-Length: {body.Length}\r\n", headers), .. body]);

    /// <summary>Cuts the connection the hard way: the client gets a reset, not an end.</summary>
    public void Reset()
    {
        client.LingerState = new LingerOption(true, 0);
        client.Close();
    }

    /// <summary>Says nothing more.</summary>
    public Task StallAsync() => Task.Delay(Timeout.Infinite, CancellationToken);

    private static byte[] Head(int status, string? contentType, string framing, (string Name, string Value)[] headers)
    {
        var head = new StringBuilder($"HTTP/1.1 {status} Said\r\n");
        // An answer with 204 has neither a body nor a word about one.
        if (status != 204)
        {
            head.Append(framing);
            if (contentType is not null && Array.TrueForAll(headers, header => header.Name != "Content-Type"))
                head.Append($"Content-Type: {contentType}\r\n");
        }
        foreach ((string name, string value) in headers)
            head.Append($"{name}: {value}\r\n");
        return Encoding.UTF8.GetBytes(head + "\r\n");
    }

    private static bool EndsWithBlankLine(StringBuilder head) =>
        head.Length >= 4 && head[^1] == '\n' && head[^2] == '\r' && head[^3] == '\n' && head[^4] == '\r';
}
