using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http;

/// <summary>A call on its way through the policies: what was asked for, the message that is being sent, and the answer to it.</summary>
internal abstract class ApiCall(ApiRequest request, OperationContext context)
{
    private ApiMessage? _message;
    private HttpResponseMessage? _response;

    /// <summary>The request.</summary>
    public ApiRequest Request { get; } = request;

    /// <summary>The caller's cancellation and messages.</summary>
    public OperationContext Context { get; } = context;

    /// <summary>True if an attempt that failed may have reached the server all the same.</summary>
    public bool MayHaveReachedServer { get; set; }

    /// <summary>Ends the present attempt.</summary>
    public CancellationToken CancellationToken { get; private set; }

    /// <summary>The message of the present attempt.</summary>
    public ApiMessage Message => _message ?? throw new InvalidOperationException("No attempt has begun.");

    /// <summary>The answer to the present message.</summary>
    public HttpResponseMessage Response
    {
        get => _response ?? throw new InvalidOperationException("The message has not been sent.");
        set
        {
            _response = value;
            value.RequestMessage = Message;
            StatusCode = (int)value.StatusCode;
            RequestId = ResponseHeaders.RequestId(value);
        }
    }

    /// <summary>The status of the last answer; null without one.</summary>
    public int? StatusCode { get; private set; }

    /// <summary>The id under which the server's operators find the request; null without one.</summary>
    public string? RequestId { get; private set; }

    /// <summary>Begins an attempt. Disposing of what is returned gives back its message and its answer.</summary>
    public Attempt Begin(Uri address, CancellationToken cancellationToken)
    {
        CancellationToken = cancellationToken;
        Address(address, Request.Method);
        return new Attempt(this);
    }

    /// <summary>Makes the attempt's next message, and drops the one before with its answer.</summary>
    public void Address(Uri address, HttpMethod method)
    {
        End();
        _message = Request.ToMessage(address, method, Context);
    }

    /// <summary>Reads the answer's body into the result.</summary>
    public abstract Task ReadAsync();

    /// <summary>Takes what is known without an answer for the result. False if nothing is.</summary>
    public abstract bool TryCompleteUnread();

    private void End()
    {
        _response?.Dispose();
        _response = null;
        _message?.Dispose();
        _message = null;
    }

    /// <summary>An attempt that has begun.</summary>
    public readonly struct Attempt(ApiCall call) : IDisposable
    {
        public void Dispose() => call.End();
    }
}

/// <summary>A call whose answer becomes a <typeparamref name="T"/>.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="context">Who asks.</param>
/// <param name="read">Reads the answer. It may run once for each attempt.</param>
internal sealed class ApiCall<T>(ApiRequest request, OperationContext context, Func<HttpResponseMessage, CancellationToken, Task<T>> read)
    : ApiCall(request, context)
{
    /// <summary>Makes what is known of the result without an answer; null if nothing is known.</summary>
    public Func<T>? Otherwise { get; init; }

    /// <summary>The result, once the pipeline has returned.</summary>
    public T Result { get; private set; } = default!;

    public override bool TryCompleteUnread()
    {
        if (Otherwise is null)
            return false;
        Result = Otherwise();
        return true;
    }

    public override async Task ReadAsync() => Result = await read(Response, CancellationToken).ConfigureAwait(false);
}
