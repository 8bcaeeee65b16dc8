using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>
/// A forward proxy: it makes tunnels (CONNECT) and passes plain requests on, and may want a credential for it.
/// Whatever host a tunnel is for, it leads to <paramref name="upstream"/>: nothing leaves this machine.
/// </summary>
internal sealed class SmallProxy(Uri upstream, NetworkCredential? credential = null) : IAsyncDisposable
{
    private readonly List<string> _requests = [];
    private readonly object _gate = new();
    private RawServer? _server;

    public Uri Address => new(_server!.Root);

    /// <summary>The first line of every request, and whether it came with a credential.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    /// <summary>Everything the proxy was told, for a test that looks for a secret in it.</summary>
    public string Heard { get; private set; } = "";

    public static SmallProxy Start(Uri upstream, NetworkCredential? credential = null)
    {
        var proxy = new SmallProxy(upstream, credential);
        proxy._server = RawServer.Start(proxy.ServeAsync);
        return proxy;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task ServeAsync(Conversation conversation)
    {
        while (true)
        {
            string head = await conversation.ReadRequestAsync();
            string line = head.Split("\r\n")[0];
            bool authenticated =
                credential is null
                || head.Contains(
                    "Proxy-Authorization: Basic "
                        + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.UserName}:{credential.Password}")),
                    StringComparison.OrdinalIgnoreCase
                );
            lock (_gate)
            {
                _requests.Add(line + (authenticated ? "" : " (no credential)"));
                Heard += head;
            }
            if (!authenticated)
            {
                await conversation.SendAsync(
                    "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"small\"\r\nContent-Length: 0\r\n\r\n"
                );
                continue;
            }
            using var upstreamClient = new TcpClient();
            await upstreamClient.ConnectAsync(IPAddress.Loopback, upstream.Port, conversation.CancellationToken);
            NetworkStream server = upstreamClient.GetStream();
            if (line.StartsWith("CONNECT ", StringComparison.Ordinal))
                await conversation.SendAsync("HTTP/1.1 200 Connection established\r\n\r\n");
            else
                await server.WriteAsync(Encoding.Latin1.GetBytes(PassedOn(head)), conversation.CancellationToken);
            await Task.WhenAny(
                conversation.Stream.CopyToAsync(server, 81920, conversation.CancellationToken),
                server.CopyToAsync(conversation.Stream, 81920, conversation.CancellationToken)
            );
            return;
        }
    }

    // The absolute address becomes a path, and what is for the proxy stays with it.
    private static string PassedOn(string head)
    {
        string[] lines = head.Split("\r\n");
        string[] words = lines[0].Split(' ');
        lines[0] = $"{words[0]} {new Uri(words[1]).PathAndQuery} {words[2]}";
        return string.Join("\r\n", lines.Where(line => !line.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)));
    }
}
