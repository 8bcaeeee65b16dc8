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

    private static readonly ResiliencePropertyKey<long> Started = new("started");
    private static readonly ResiliencePropertyKey<ApiCall> Call = new("call");

    private readonly ResiliencePipeline _pipeline;
    private readonly AdaptiveRateLimiter _limiter;
    private readonly TimeProvider _time;

    public RetryPolicy(int maximumRetryCount, TimeProvider time)
    {
        _limiter = new AdaptiveRateLimiter(time);
        _time = time;
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (maximumRetryCount > 0)
        {
            builder.AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = maximumRetryCount,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = TimeSpan.FromMilliseconds(500),
                    MaxDelay = TimeSpan.FromSeconds(30),
                    ShouldHandle = arguments => new ValueTask<bool>(
                        arguments.Outcome.Exception is OrgException error
                            && IsWorthwhile(error)
                            && IsSafe(error, CallOf(arguments.Context))
                            && IsInTime(error, arguments.Context)
                    ),
                    DelayGenerator = arguments => new ValueTask<TimeSpan?>(ServerDelay(arguments.Outcome.Exception)),
                    OnRetry = arguments =>
                    {
                        CallOf(arguments.Context).Context.Log.Verbose(Describe(arguments, maximumRetryCount));
                        return default;
                    },
                }
            );
        }
        _pipeline = builder.Build();
    }

    public override async Task SendAsync(ApiCall call)
    {
        ResilienceContext resilience = ResilienceContextPool.Shared.Get(call.Context.CancellationToken);
        resilience.Properties.Set(Call, call);
        resilience.Properties.Set(Started, _time.GetTimestamp());
        try
        {
            await _pipeline
                .ExecuteAsync(
                    static (_, sent) => new ValueTask(sent.Policy.AttemptAsync(sent.Call)),
                    resilience,
                    (Policy: this, Call: call)
                )
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(resilience);
        }
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

    private static ApiCall CallOf(ResilienceContext context) => context.Properties.GetValue(Call, null!);

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

    private bool IsInTime(OrgException error, ResilienceContext context) =>
        error.Kind != OrgErrorKind.Timeout || _time.GetElapsedTime(context.Properties.GetValue(Started, 0)) < LongestTotal;

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
}
