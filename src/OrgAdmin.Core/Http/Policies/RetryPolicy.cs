using System;
using System.Globalization;
using System.Security.Authentication;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace OrgAdmin.Core.Http.Policies;

/// <summary>
/// Tries again where that is safe: connection errors, 429, 502, 503 and 504 for requests that may be sent
/// twice; for the others only if the server certainly did nothing. An attempt includes the answer's body, so a page
/// that breaks off half way is read again. A time-out is tried again like a connection error, within a total.
/// </summary>
internal sealed class RetryPolicy : HttpPolicy
{
    /// <summary>The longest that a server's <c>Retry-After</c> is honoured.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>How long after its first attempt a call that has timed out is tried again.</summary>
    public static readonly TimeSpan LongestTotal = TimeSpan.FromMinutes(5);

    private static readonly ResiliencePropertyKey<RepeatedCall> Key = new("repeated");

    private readonly int _maximumRetryCount;
    private readonly Lazy<ResiliencePipeline> _pipeline;
    private readonly AdaptiveRateLimiter _limiter;
    private readonly TimeProvider _time;

    public RetryPolicy(int maximumRetryCount, TimeProvider time)
    {
        _maximumRetryCount = maximumRetryCount;
        _limiter = new AdaptiveRateLimiter(time);
        _time = time;
        _pipeline = new Lazy<ResiliencePipeline>(Build);
    }

    /// <summary>
    /// Most calls succeed at once, and never meet Polly: loading and compiling it took a tenth of a first call. It takes over with the
    /// outcome of the first attempt where that may be repeated.
    /// </summary>
    public override async Task SendAsync(ApiCall call)
    {
        long started = _time.GetTimestamp();
        OrgException first;
        try
        {
            await AttemptAsync(call).ConfigureAwait(false);
            return;
        }
        catch (OrgException error) when (_maximumRetryCount > 0 && MayRepeat(error, call, started))
        {
            first = error;
        }
        await RepeatAsync(new RepeatedCall(call, started) { First = first }).ConfigureAwait(false);
    }

    private async Task RepeatAsync(RepeatedCall repeated)
    {
        ResilienceContext resilience = ResilienceContextPool.Shared.Get(repeated.Call.Context.CancellationToken);
        resilience.Properties.Set(Key, repeated);
        try
        {
            await _pipeline
                .Value.ExecuteAsync(
                    static (_, sent) => new ValueTask(sent.Policy.AttemptAsync(sent.RepeatedCall)),
                    resilience,
                    (Policy: this, RepeatedCall: repeated)
                )
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(resilience);
        }
    }

    private ResiliencePipeline Build() =>
        new ResiliencePipelineBuilder { TimeProvider = _time }
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = _maximumRetryCount,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = TimeSpan.FromMilliseconds(500),
                    MaxDelay = TimeSpan.FromSeconds(30),
                    ShouldHandle = arguments => new ValueTask<bool>(
                        arguments.Outcome.Exception is OrgException error
                            && RepeatedCallOf(arguments.Context) is var repeated
                            && MayRepeat(error, repeated.Call, repeated.Started)
                    ),
                    DelayGenerator = arguments => new ValueTask<TimeSpan?>(ServerDelay(arguments.Outcome.Exception)),
                    OnRetry = arguments =>
                    {
                        RepeatedCallOf(arguments.Context).Call.Context.Log.Verbose(Describe(arguments, _maximumRetryCount));
                        return default;
                    },
                }
            )
            .Build();

    // The first attempt has been made: it ends here again as it ended there.
    private Task AttemptAsync(RepeatedCall repeated)
    {
        if (repeated.First is not { } first)
            return AttemptAsync(repeated.Call);
        repeated.First = null;
        return Task.FromException(first);
    }

    private async Task AttemptAsync(ApiCall call)
    {
        int ticket = await _limiter.WaitAsync(call.Context).ConfigureAwait(false);
        try
        {
            await Next.SendAsync(call).ConfigureAwait(false);
            _limiter.Answered();
        }
        catch (OrgException error) when (error.Kind == OrgErrorKind.RateLimited)
        {
            _limiter.Refused(ticket, ServerDelay(error) ?? TimeSpan.Zero);
            throw;
        }
        catch (OrgException error) when (MayHaveReachedServer(error))
        {
            call.MayHaveReachedServer = true;
            throw;
        }
    }

    private static RepeatedCall RepeatedCallOf(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    private bool MayRepeat(OrgException error, ApiCall call, long started) =>
        IsWorthwhile(error) && IsSafe(error, call) && IsInTime(error, started);

    private static bool IsWorthwhile(OrgException error) =>
        error.Kind switch
        {
            OrgErrorKind.RateLimited => true,
            // A certificate or a proxy's credential is as wrong a second later.
            OrgErrorKind.ConnectionFailed => error.InnerException is not AuthenticationException,
            OrgErrorKind.ServerError => error.StatusCode is 502 or 503 or 504,
            // The server's own 408 is an answer.
            OrgErrorKind.Timeout => error.StatusCode is null,
            _ => false,
        };

    private static bool IsSafe(OrgException error, ApiCall call) =>
        call.Request.IsIdempotent || error.Kind == OrgErrorKind.RateLimited || error.NothingWasSent;

    private bool IsInTime(OrgException error, long started) =>
        error.Kind != OrgErrorKind.Timeout || _time.GetElapsedTime(started) < LongestTotal;

    private static bool MayHaveReachedServer(OrgException error) =>
        !error.NothingWasSent && error.Kind is (OrgErrorKind.ConnectionFailed or OrgErrorKind.Timeout or OrgErrorKind.ServerError);

    private static TimeSpan? ServerDelay(Exception? exception) =>
        exception is OrgException { RetryAfter: { } asked } ? (asked > LongestWait ? LongestWait : asked) : null;

    private static string Describe(OnRetryArguments<object> arguments, int maximum)
    {
        var error = (OrgException)arguments.Outcome.Exception!;
        string reason = error.StatusCode is { } status ? status.ToString(CultureInfo.InvariantCulture) : error.Message;
        string capped =
            error.RetryAfter > LongestWait
                ? string.Format(CultureInfo.InvariantCulture, " (the server asked for {0:0} s)", error.RetryAfter.Value.TotalSeconds)
                : "";
        return string.Format(
            CultureInfo.InvariantCulture,
            "Waiting {0:0.0} s{1} before try {2} of {3}: {4}",
            arguments.RetryDelay.TotalSeconds,
            capped,
            arguments.AttemptNumber + 2,
            maximum + 1,
            reason
        );
    }

    /// <summary>A call that is repeated.</summary>
    /// <param name="call">The call.</param>
    /// <param name="started">When its first attempt began.</param>
    private sealed class RepeatedCall(ApiCall call, long started)
    {
        public ApiCall Call => call;

        public long Started => started;

        /// <summary>How the first attempt has ended, until Polly has been told.</summary>
        public OrgException? First { get; set; }
    }
}
