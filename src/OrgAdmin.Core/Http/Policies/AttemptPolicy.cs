using System;
using System.Diagnostics;
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
    // The status is the news. An explanation that does not come soon is done without.
    private static readonly TimeSpan LongestErrorBody = TimeSpan.FromSeconds(5);

    public override async Task SendAsync(ApiCall call)
    {
        long started = Stopwatch.GetTimestamp();
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
            {
                Shorten(limit, started);
                throw await errors.FromResponseAsync(call.Response, call.Context, limit.Token).ConfigureAwait(false);
            }
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
        catch (Exception error) when (TransportFailure.IsOne(error))
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

    // The one token that the transport was given is shortened: .NET Framework ends a read by that one only.
    private void Shorten(CancellationTokenSource limit, long started)
    {
        double passed = (double)(Stopwatch.GetTimestamp() - started) / Stopwatch.Frequency;
        if (settings.Timeout - TimeSpan.FromSeconds(passed) > LongestErrorBody)
            limit.CancelAfter(LongestErrorBody);
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
