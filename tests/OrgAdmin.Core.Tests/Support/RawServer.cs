using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>
/// A server that sends bytes and not HTTP, for everything that a well-behaved one would never do. It is written in
/// words that .NET Framework knows as well.
/// </summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _conversations = [];
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private int _connections;

    private RawServer(Func<Conversation, Task> talk, X509Certificate2? certificate)
    {
        _certificate = certificate;
        _listener.Start();
        Root = (certificate is null ? "http://" : "https://") + _listener.LocalEndpoint;
        _accepting = AcceptAsync(talk);
    }

    /// <summary>The root, such as <c>http://127.0.0.1:12345</c>.</summary>
    public string Root { get; }

    /// <summary>How many connections were made.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>A server that treats every connection alike; with a certificate, it speaks TLS.</summary>
    public static RawServer Start(Func<Conversation, Task> talk, X509Certificate2? certificate = null) => new(talk, certificate);

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
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_conversations);
        _stopping.Dispose();
    }

    private async Task AcceptAsync(Func<Conversation, Task> talk)
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception error)
                when (_stopping.IsCancellationRequested && error is ObjectDisposedException or SocketException or InvalidOperationException)
            {
                // The test is over.
                return;
            }
            Interlocked.Increment(ref _connections);
            _conversations.Add(TalkAsync(client, talk));
        }
    }

    private async Task TalkAsync(TcpClient client, Func<Conversation, Task> talk)
    {
        client.NoDelay = true;
        using (client)
        // .NET Framework's streams look at a token only once, so the end of the test closes the socket under them.
        using (_stopping.Token.Register(client.Close))
        {
            try
            {
                Stream stream = client.GetStream();
                if (_certificate is not null)
                {
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(_certificate);
                    stream = tls;
                }
                await talk(new Conversation(client, stream, _stopping.Token));
            }
            catch (Exception error)
                when (error
                        is IOException
                            or SocketException
                            or AuthenticationException
                            or OperationCanceledException
                            or ObjectDisposedException
                    // A stream that is closed while it is written to may say that it cannot be written to.
                    || (error is InvalidOperationException && _stopping.IsCancellationRequested)
                )
            {
                // The client left, does not want to speak TLS with this server, or the test is over.
            }
        }
    }
}
