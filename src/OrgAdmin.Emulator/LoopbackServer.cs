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
    private const int LongestBody = 16 * 1024 * 1024;
    private const int PartSize = 64 * 1024;
    private const int AccessDenied = 5;

    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);

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
        (HttpListener listener, Uri root) = Listen(port == 0 ? FreePort() : port, static listener => listener.Start());
        var server = new LoopbackServer(emulator, listener, root);
        _ = server.ListenAsync();
        return server;
    }

    /// <summary>
    /// Listens on the loopback address; where Windows reserves that for administrators (before Windows 10 and Windows Server
    /// 2016), on the name localhost, which is everybody's.
    /// </summary>
    /// <param name="port">The port.</param>
    /// <param name="start">Starts a listener. A test refuses here.</param>
    public static (HttpListener Listener, Uri Root) Listen(int port, Action<HttpListener> start)
    {
        try
        {
            return Listen(new Uri($"http://127.0.0.1:{port}/"), start);
        }
        catch (OrgException refusal) when (refusal.InnerException is HttpListenerException { ErrorCode: AccessDenied })
        {
            return Listen(new Uri($"http://localhost:{port}/"), start);
        }
    }

    private static (HttpListener, Uri) Listen(Uri root, Action<HttpListener> start)
    {
        var listener = new HttpListener();
        listener.Prefixes.Add(root.AbsoluteUri);
        try
        {
            start(listener);
            return (listener, root);
        }
        catch (HttpListenerException error)
        {
            listener.Close();
            throw new OrgException(OrgErrorKind.ConnectionFailed, $"The emulator cannot listen on {root}: {error.Message}", error);
        }
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

    // Whatever goes wrong, the client is answered or its connection ends: it must never wait for nothing.
    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            ApiCall? call = await ReadAsync(context.Request).ConfigureAwait(false);
            ApiAnswer answer = call is null ? TooLarge() : await _emulator.AnswerAsync(call, _stopping.Token).ConfigureAwait(false);
            context.Response.KeepAlive = call is not null;
            await SendAsync(context.Response, answer).ConfigureAwait(false);
            if (call is null)
                await DrainAsync(context.Request.InputStream).ConfigureAwait(false);
            context.Response.Close();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The client left, the emulator was stopped, or the request was none. Nobody is there who could be told more.
            context.Response.Abort();
        }
    }

    private static async Task SendAsync(HttpListenerResponse response, ApiAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        foreach (var header in answer.Headers)
            response.AddHeader(header.Key, header.Value);
        response.ContentLength64 = answer.LengthLeftOut ?? answer.Body.Length;
        if (answer.LengthLeftOut is not null)
            return;
        await response.OutputStream.WriteAsync(answer.Body, 0, answer.Body.Length).ConfigureAwait(false);
        await response.OutputStream.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Reads a request; null if its body is longer than <see cref="LongestBody"/>, of which then no more is read than that.
    /// </summary>
    private static async Task<ApiCall?> ReadAsync(HttpListenerRequest request)
    {
        if (request.ContentLength64 > LongestBody)
            return null;
        using var body = new MemoryStream();
        byte[] part = new byte[PartSize];
        int read;
        while ((read = await request.InputStream.ReadAsync(part, 0, part.Length).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > LongestBody)
                return null;
            body.Write(part, 0, read);
        }
        Uri target = Target(request);
        return new ApiCall
        {
            Method = request.HttpMethod,
            Root = target.GetLeftPart(UriPartial.Authority),
            Path = target.AbsolutePath,
            QueryString = target.Query.TrimStart('?'),
            Headers = request
                .Headers.AllKeys.OfType<string>()
                .ToDictionary(name => name, name => request.Headers[name] ?? "", StringComparer.OrdinalIgnoreCase),
            ContentType = request.ContentType,
            Body = body.ToArray(),
        };
    }

    // A proxy's client names the whole address instead of the path (RFC 9112, absolute-form). The path is read as it was sent:
    // the listener's own address of the request has unescaped it.
    private static Uri Target(HttpListenerRequest request)
    {
        string root = request.Url!.GetLeftPart(UriPartial.Authority);
        string sent = request.RawUrl ?? "/";
        if (sent.StartsWith("/", StringComparison.Ordinal))
            return new Uri(root + sent);
        return Uri.TryCreate(sent, UriKind.Absolute, out Uri? whole) && whole.Scheme is "http" or "https"
            ? new Uri(root + whole.PathAndQuery)
            : new Uri(root + "/" + Uri.EscapeDataString(sent));
    }

    private static ApiAnswer TooLarge() =>
        ApiAnswer.Text(413, $"The emulator reads bodies of {LongestBody / (1024 * 1024)} MiB at most.", "text/plain");

    // A connection that is closed while its client still sends is reset, and the answer is lost with it. So a little more is read and
    // thrown away, until the client stops or has had its chance.
    private static async Task DrainAsync(Stream input)
    {
        byte[] part = new byte[PartSize];
        using var patience = new CancellationTokenSource(DrainTime);
        try
        {
            while (!patience.IsCancellationRequested && await ReadsMoreAsync(input, part, patience.Token).ConfigureAwait(false)) { }
        }
        catch (OperationCanceledException)
        {
            // The client sends slowly or not at all; the connection is closed on it.
        }
    }

    // The listener's stream does not look at a token, so the token is waited for beside it.
    private static async Task<bool> ReadsMoreAsync(Stream input, byte[] part, CancellationToken cancellationToken)
    {
        Task<int> reading = input.ReadAsync(part, 0, part.Length, cancellationToken);
        Task late = Task.Delay(Timeout.Infinite, cancellationToken);
        if (await Task.WhenAny(reading, late).ConfigureAwait(false) == reading)
            return await reading.ConfigureAwait(false) > 0;
        _ = reading.ContinueWith(task => task.Exception, TaskScheduler.Default);
        return false;
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
