using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>The peer of the suite without Kestrel, which .NET Framework does not have: one answer a connection, on a plain socket.</summary>
public sealed class Peer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly object _gate = new();
    private readonly List<Expectation> _expected = [];
    private readonly List<PeerRequest> _received = [];
    private readonly List<string> _surprises = [];

    private Peer()
    {
        _listener.Start();
        Root = "http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = ListenAsync();
    }

    /// <summary>The root, such as <c>http://127.0.0.1:12345</c>.</summary>
    public string Root { get; }

    /// <summary>What came in, in order.</summary>
    public IReadOnlyList<PeerRequest> Received
    {
        get
        {
            lock (_gate)
                return [.. _received];
        }
    }

    public static Task<Peer> StartAsync() => Task.FromResult(new Peer());

    /// <summary>Expects one request, and answers JSON.</summary>
    public Peer Expect(string method, string pathAndQuery, string json, int status = 200, params (string Name, string Value)[] headers) =>
        Add(new Expectation(method, pathAndQuery, "application/json", json, status, headers));

    /// <summary>Expects one request, and answers a text of any kind.</summary>
    public Peer ExpectText(string method, string pathAndQuery, string contentType, string body) =>
        Add(new Expectation(method, pathAndQuery, contentType, body, 200, []));

    public ValueTask DisposeAsync()
    {
        _listener.Stop();
        Assert.Empty(_surprises);
        Assert.Empty(_expected.Select(expectation => $"never asked: {expectation.Method} {expectation.PathAndQuery}"));
        return default;
    }

    private Peer Add(Expectation expectation)
    {
        lock (_gate)
            _expected.Add(expectation);
        return this;
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception error) when (error is ObjectDisposedException or SocketException or InvalidOperationException)
            {
                // The test is over.
                return;
            }
            _ = AnswerAsync(client);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            string head = await ReadHeadAsync(stream);
            string[] lines = head.Split(["\r\n"], StringSplitOptions.RemoveEmptyEntries);
            string[] start = lines[0].Split(' ');
            Dictionary<string, string> headers = lines
                .Skip(1)
                .Select(line => line.Split([':'], 2))
                .ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
            var body = new byte[headers.TryGetValue("Content-Length", out string? length) ? int.Parse(length) : 0];
            for (int read = 0; read < body.Length; )
                read += await stream.ReadAsync(body, read, body.Length - read);

            Expectation? found;
            lock (_gate)
            {
                _received.Add(new PeerRequest(start[0], start[1], Encoding.UTF8.GetString(body), headers));
                found = _expected.FirstOrDefault(expectation => expectation.Method == start[0] && expectation.PathAndQuery == start[1]);
                if (found is null)
                    _surprises.Add($"unexpected: {start[0]} {start[1]}");
                else
                    _expected.Remove(found);
            }
            byte[] answer = (found ?? new Expectation("", "", "text/plain", "", 418, [])).ToBytes();
            await stream.WriteAsync(answer, 0, answer.Length);
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, 0, 1) == 1)
            head.Append((char)one[0]);
        return head.ToString();
    }

    private sealed record Expectation(
        string Method,
        string PathAndQuery,
        string ContentType,
        string Body,
        int Status,
        (string Name, string Value)[] Headers
    )
    {
        public byte[] ToBytes()
        {
            byte[] body = Status == 204 ? [] : Encoding.UTF8.GetBytes(Body);
            var head = new StringBuilder($"HTTP/1.1 {Status} Said\r\nConnection: close\r\n");
            if (Status != 204)
                head.Append($"Content-Length: {body.Length}\r\n");
            if (Status != 204 && !Headers.Any(header => header.Name == "Content-Type"))
                head.Append($"Content-Type: {ContentType}\r\n");
            foreach ((string name, string value) in Headers)
                head.Append($"{name}: {value}\r\n");
            return [.. Encoding.UTF8.GetBytes(head + "\r\n"), .. body];
        }
    }
}

public sealed record PeerRequest(string Method, string Target, string Body, IReadOnlyDictionary<string, string> Headers);
