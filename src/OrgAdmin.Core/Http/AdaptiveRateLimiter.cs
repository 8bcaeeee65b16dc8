using System;
using System.Globalization;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http;

/// <summary>
/// Limits how fast a connection sends. There is no limit until the server says 429; from then on requests start one
/// after the other at a rate that every further refusal halves and every answer raises by a little, until the rate
/// is so high that it no longer matters. Page windows and bulk commands share one limiter, so they slow down together.
/// </summary>
internal sealed class AdaptiveRateLimiter(TimeProvider time)
{
    /// <summary>Requests a second after the first refusal: half of the strictest limit that is documented (Gandi, 1000 a minute).</summary>
    public const double FirstRate = 8;

    /// <summary>The slowest rate.</summary>
    public const double LowestRate = 0.25;

    /// <summary>The amount by which an answer raises the rate.</summary>
    public const double Step = 0.5;

    /// <summary>The rate above which requests are no longer held back.</summary>
    public const double FreeRate = 32;

    private readonly object _gate = new();
    private double _rate = double.PositiveInfinity;
    private long _next;
    private int _epoch;

    /// <summary>Requests a second; infinite if nothing holds them back.</summary>
    public double Rate
    {
        get
        {
            lock (_gate)
                return _rate;
        }
    }

    /// <summary>Waits for the request's turn.</summary>
    /// <returns>A ticket for <see cref="Refused"/>.</returns>
    public Task<int> WaitAsync(OperationContext context)
    {
        (TimeSpan delay, int epoch) = Reserve();
        return delay > TimeSpan.Zero ? HoldBackAsync(delay, epoch, context) : Task.FromResult(epoch);
    }

    /// <summary>The server took a request.</summary>
    public void Answered()
    {
        lock (_gate)
        {
            _rate += Step;
            if (_rate > FreeRate)
                _rate = double.PositiveInfinity;
        }
    }

    /// <summary>The server refused a request with 429.</summary>
    /// <param name="ticket">What <see cref="WaitAsync"/> returned. Requests that were in flight together are refused together and count
    /// once.</param>
    /// <param name="retryAfter">How long the server wants to be left alone.</param>
    public void Refused(int ticket, TimeSpan retryAfter)
    {
        lock (_gate)
        {
            _next = Math.Max(_next, time.GetTimestamp() + Ticks(retryAfter));
            if (ticket != _epoch)
                return;
            _epoch++;
            _rate = double.IsInfinity(_rate) ? FirstRate : Math.Max(LowestRate, _rate / 2);
        }
    }

    private async Task<int> HoldBackAsync(TimeSpan delay, int epoch, OperationContext context)
    {
        context.Log.Verbose(
            string.Format(
                CultureInfo.InvariantCulture,
                "Waiting {0:0.0##} s before the next request: the server has refused some (429)",
                delay.TotalSeconds
            )
        );
#if NET
        await Task.Delay(delay, time, context.CancellationToken).ConfigureAwait(false);
#else
        await time.Delay(delay, context.CancellationToken).ConfigureAwait(false);
#endif
        return epoch;
    }

    private (TimeSpan Delay, int Epoch) Reserve()
    {
        lock (_gate)
        {
            long now = time.GetTimestamp();
            long start = Math.Max(now, _next);
            _next = double.IsInfinity(_rate) ? start : start + (long)(time.TimestampFrequency / _rate);
            return (time.GetElapsedTime(now, start), _epoch);
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
