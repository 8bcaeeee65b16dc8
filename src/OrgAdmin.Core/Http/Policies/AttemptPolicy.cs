using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http.Policies;

/// <summary>
/// One attempt is everything from the first byte of the request to the last byte of the answer's body: it has a time
/// limit of its own, and whatever goes wrong in it leaves as the one typed exception, which says whether to try again.
/// </summary>
internal sealed class AttemptPolicy(ConnectionSettings settings, Transport transport, ApiErrors errors) : HttpPolicy
{
    public override async Task SendAsync(ApiCall call)
    {
        CancellationToken stop = call.Context.CancellationToken;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(settings.Timeout);
        using ApiCall.Attempt _ = call.Begin(call.Request.Route.ToUri(settings.Endpoint), limit.Token);
        HttpMessageInvoker used = transport.Invoker;
        try
        {
            await Next.SendAsync(call).ConfigureAwait(false);
            if (IsRemovedAlready(call) && call.TryCompleteUnread())
                return;
            if (!call.Response.IsSuccessStatusCode && !call.Request.AcceptsAnyStatus)
                throw await errors.FromResponseAsync(call.Response, call.Context, limit.Token).ConfigureAwait(false);
            await call.ReadAsync().ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Method is null)
        {
            throw errors.Located(error, call.Message);
        }
        catch (OperationCanceledException error) when (!stop.IsCancellationRequested)
        {
            // The person did not stop the call: the attempt's time is over, or the transport's for making a connection.
            throw limit.IsCancellationRequested ? TimedOut(call, used) : errors.ConnectionFailed(call.Message, error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or ObjectDisposedException)
        {
            stop.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested)
                throw TimedOut(call, used);
            // An OrgException that was thrown while the transport was reading arrives wrapped.
            throw error.GetBaseException() is OrgException refusal
                ? errors.Located(refusal, call.Message)
                : errors.ConnectionFailed(call.Message, error);
        }
    }

    // The attempt before this one has removed it, and its answer was lost on the way: what was asked for is done.
    private static bool IsRemovedAlready(ApiCall call) =>
        call.MayHaveReachedServer && call.Request.Method == HttpMethod.Delete && (int)call.Response.StatusCode is (404 or 410);

    // A socket that nobody answers on may have died in silence (a laptop's sleep, a router that forgot it). The next
    // attempt gets another one.
    private OrgException TimedOut(ApiCall call, HttpMessageInvoker used)
    {
        transport.Renew(used);
        return errors.Timeout(call.Message);
    }
}
