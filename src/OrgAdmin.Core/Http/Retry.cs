using System;
using System.Globalization;
using System.Security.Authentication;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace OrgAdmin.Core.Http;

/// <summary>
/// Tries again where that is safe: connection errors, 429, 502, 503 and 504 for requests that may be sent
/// twice; for the others only if the server certainly did nothing. One attempt is the whole of it, body
/// included, so a page that breaks off half way is read again.
/// </summary>
internal sealed class Retry
{
    /// <summary>The longest that a server's <c>Retry-After</c> is honoured.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private static readonly ResiliencePropertyKey<ApiRequest> Request = new("request");
    private static readonly ResiliencePropertyKey<OperationContext> Call = new("call");

    private readonly ResiliencePipeline _pipeline;
    private readonly Pace _pace;

    public Retry(int maximumRetryCount, TimeProvider time)
    {
        _pace = new Pace(time);
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
                        arguments.Outcome.Exception is OrgException error && IsWorthwhile(error) && IsSafe(error, arguments.Context)
                    ),
                    DelayGenerator = arguments => new ValueTask<TimeSpan?>(ServerDelay(arguments.Outcome.Exception)),
                    OnRetry = arguments =>
                    {
                        if (arguments.Context.Properties.TryGetValue(Call, out OperationContext? call))
                            call.Log.Verbose(Describe(arguments, maximumRetryCount));
                        return default;
                    },
                }
            );
        }
        _pipeline = builder.Build();
    }

    /// <summary>Runs an attempt, and again where that is safe.</summary>
    public async Task<T> RunAsync<T>(ApiRequest request, OperationContext context, Func<Task<T>> attempt)
    {
        ResilienceContext resilience = ResilienceContextPool.Shared.Get(context.CancellationToken);
        resilience.Properties.Set(Request, request);
        resilience.Properties.Set(Call, context);
        try
        {
            return await _pipeline
                .ExecuteAsync((_, run) => new ValueTask<T>(PacedAsync(run, context)), resilience, attempt)
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(resilience);
        }
    }

    private async Task<T> PacedAsync<T>(Func<Task<T>> attempt, OperationContext context)
    {
        int ticket = await _pace.WaitAsync(context).ConfigureAwait(false);
        try
        {
            T answer = await attempt().ConfigureAwait(false);
            _pace.Answered();
            return answer;
        }
        catch (OrgException error) when (error.Kind == OrgErrorKind.RateLimited)
        {
            _pace.Refused(ticket, ServerDelay(error) ?? TimeSpan.Zero);
            throw;
        }
    }

    private static bool IsWorthwhile(OrgException error) =>
        error.Kind switch
        {
            OrgErrorKind.RateLimited => true,
            // A certificate or a proxy's credential is as wrong a second later.
            OrgErrorKind.ConnectionFailed => error.InnerException is not AuthenticationException,
            OrgErrorKind.ServerError => error.StatusCode is 502 or 503 or 504,
            _ => false,
        };

    private static bool IsSafe(OrgException error, ResilienceContext context) =>
        context.Properties.GetValue(Request, null!).IsIdempotent || error.Kind == OrgErrorKind.RateLimited || error.NothingWasSent;

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
