using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>A server that sends bytes and not HTTP, for everything that a well-behaved one would never do.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _conversations = [];
    private readonly Task _accepting;
    private int _connections;

    private RawServer(Func<Conversation, Task> talk)
    {
        _listener.Start();
        Root = "http://" + _listener.LocalEndpoint;
        _accepting = AcceptAsync(talk);
    }

    public string Root { get; }

    /// <summary>How many connections were made.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>A server that treats every connection alike.</summary>
    public static RawServer Start(Func<Conversation, Task> talk) => new(talk);

    /// <summary>A server that reads the request, sends this, and closes.</summary>
    public static RawServer Saying(string bytes) =>
        Start(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.SendAsync(bytes);
        });

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_conversations);
        _stopping.Dispose();
    }

    private async Task AcceptAsync(Func<Conversation, Task> talk)
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                Interlocked.Increment(ref _connections);
                _conversations.Add(TalkAsync(client, talk));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client, Func<Conversation, Task> talk)
    {
        using (client)
        {
            try
            {
                await talk(new Conversation(client, _stopping.Token));
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client left, or the test is over.
            }
        }
    }
}

/// <summary>One connection to a <see cref="RawServer"/>.</summary>
internal sealed class Conversation(TcpClient client, CancellationToken cancellationToken)
{
    public NetworkStream Stream { get; } = client.GetStream();

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Reads a request's head.</summary>
    public async Task<string> ReadRequestAsync()
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await Stream.ReadAsync(one, CancellationToken) == 0)
                throw new IOException("The client left.");
            head.Append((char)one[0]);
        }
        return head.ToString();
    }

    public async Task SendAsync(string text) => await Stream.WriteAsync(Encoding.Latin1.GetBytes(text), CancellationToken);

    /// <summary>Cuts the connection the hard way: the client gets a reset, not an end.</summary>
    public void Reset()
    {
        client.LingerState = new LingerOption(true, 0);
        client.Close();
    }

    /// <summary>Says nothing more.</summary>
    public Task StallAsync() => Task.Delay(Timeout.Infinite, CancellationToken);
}
