using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation;

/// <summary>Serves the emulator to other processes of this machine, and to nobody else.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly OrgEmulator _emulator;
    private readonly CancellationTokenSource _stopping = new();

    private LoopbackServer(OrgEmulator emulator, HttpListener listener, Uri root)
    {
        _emulator = emulator;
        _listener = listener;
        Root = root;
    }

    public Uri Root { get; }

    /// <exception cref="OrgException"><see cref="OrgErrorKind.ConnectionFailed"/>: the port is taken.</exception>
    public static LoopbackServer Start(OrgEmulator emulator, int port)
    {
        var root = new Uri($"http://127.0.0.1:{(port == 0 ? FreePort() : port)}/");
        var listener = new HttpListener();
        listener.Prefixes.Add(root.AbsoluteUri);
        try
        {
            listener.Start();
        }
        catch (HttpListenerException error)
        {
            throw new OrgException(OrgErrorKind.ConnectionFailed, $"The emulator cannot listen on {root}: {error.Message}", error);
        }
        var server = new LoopbackServer(emulator, listener, root);
        _ = server.ListenAsync();
        return server;
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Close();
    }

    private async Task ListenAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The listener was closed while it waited: that is how it is stopped.
                return;
            }
            _ = ServeAsync(context);
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            ApiAnswer answer = await _emulator
                .AnswerAsync(await ReadAsync(context.Request).ConfigureAwait(false), _stopping.Token)
                .ConfigureAwait(false);
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.ContentType;
            foreach (var header in answer.Headers)
                context.Response.AddHeader(header.Key, header.Value);
            context.Response.ContentLength64 = answer.Body.Length;
            await context.Response.OutputStream.WriteAsync(answer.Body, 0, answer.Body.Length).ConfigureAwait(false);
            context.Response.Close();
        }
        catch (Exception error)
            when (error is HttpListenerException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The client left, or the emulator was stopped. Nobody is there to be told.
            context.Response.Abort();
        }
    }

    private static async Task<ApiCall> ReadAsync(HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body).ConfigureAwait(false);
        return new ApiCall
        {
            Method = request.HttpMethod,
            Root = request.Url!.GetLeftPart(UriPartial.Authority),
            Path = new Uri(request.Url.GetLeftPart(UriPartial.Authority) + request.RawUrl).AbsolutePath,
            QueryString = request.Url.Query.TrimStart('?'),
            Headers = request
                .Headers.AllKeys.OfType<string>()
                .ToDictionary(name => name, name => request.Headers[name] ?? "", StringComparer.OrdinalIgnoreCase),
            ContentType = request.ContentType,
            Body = body.ToArray(),
        };
    }

    private static int FreePort()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return port;
    }
}
