using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>
/// A server on a real socket that answers what a test says, and fails the test for a request that it did not
/// expect or an answer that nobody asked for.
/// </summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly List<Expectation> _expected = [];
    private readonly List<PeerRequest> _received = [];
    private readonly List<string> _surprises = [];
    private readonly object _gate = new();
    private readonly RawServer _server;

    private Peer(X509Certificate2? certificate) => _server = RawServer.Start(ServeAsync, certificate);

    /// <summary>The root, such as <c>http://127.0.0.1:12345</c>.</summary>
    public string Root => _server.Root;

    /// <summary>How many connections were made.</summary>
    public int Connections => _server.Connections;

    /// <summary>What came in, in order.</summary>
    public IReadOnlyList<PeerRequest> Received
    {
        get
        {
            lock (_gate)
                return [.. _received];
        }
    }

    /// <summary>Starts a server; with a certificate, it speaks TLS.</summary>
    public static Task<Peer> StartAsync(X509Certificate2? certificate = null) => Task.FromResult(new Peer(certificate));

    /// <summary>Expects one request, and answers JSON.</summary>
    public Peer Expect(string method, string pathAndQuery, string json, int status = 200, params (string Name, string Value)[] headers) =>
        Expect(method, pathAndQuery, conversation => conversation.AnswerAsync(json, status, headers));

    /// <summary>Expects one request, and answers in any way at all.</summary>
    public Peer Expect(string method, string pathAndQuery, Func<Conversation, Task> answer)
    {
        lock (_gate)
            _expected.Add(new Expectation(method, pathAndQuery, answer));
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Assert.Empty(_surprises);
        Assert.Empty(_expected.Select(expectation => $"never asked: {expectation.Method} {expectation.PathAndQuery}"));
    }

    // One request after the other, until the client leaves or an answer has cut the connection.
    private async Task ServeAsync(Conversation conversation)
    {
        while (true)
        {
            PeerRequest request = await ReadAsync(conversation);
            Expectation? found;
            lock (_gate)
            {
                _received.Add(request);
                found = _expected.FirstOrDefault(expectation =>
                    expectation.Method == request.Method && expectation.PathAndQuery == request.Target
                );
                if (found is null)
                    _surprises.Add($"unexpected: {request.Method} {request.Target}");
                else
                    _expected.Remove(found);
            }
            await (found is null ? conversation.AnswerAsync("", 418) : found.Answer(conversation));
        }
    }

    private static async Task<PeerRequest> ReadAsync(Conversation conversation)
    {
        string[] lines = (await conversation.ReadRequestAsync()).Split(["\r\n"], StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, string> headers = lines
            .Skip(1)
            .Select(line => line.Split([':'], 2))
            .GroupBy(parts => parts[0], parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(header => header.Key, header => string.Join(",", header), StringComparer.OrdinalIgnoreCase);
        // A client that knows its body says how long it is, and Core's always does.
        Assert.False(headers.ContainsKey("Transfer-Encoding"), "The length of a body is not told.");
        byte[] body = headers.TryGetValue("Content-Length", out string? length)
            ? await conversation.ReadAsync(int.Parse(length, CultureInfo.InvariantCulture))
            : [];
        string[] words = lines[0].Split(' ');
        return new PeerRequest(words[0], words[1], words[2], Encoding.UTF8.GetString(body), headers);
    }

    private sealed record Expectation(string Method, string PathAndQuery, Func<Conversation, Task> Answer);
}
