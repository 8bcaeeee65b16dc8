using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>After a 429 a connection slows down, and recovers.</summary>
public sealed class AdaptiveRateLimiterTests
{
    private readonly FakeTime _time = new();

    [Fact]
    public async Task Without_a_refusal_nothing_is_held_back()
    {
        var pace = new AdaptiveRateLimiter(_time);
        for (int i = 0; i < 100; i++)
            await pace.WaitAsync(OperationContext.None);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task After_a_refusal_requests_start_one_after_the_other()
    {
        var pace = new AdaptiveRateLimiter(_time);
        pace.Refused(await pace.WaitAsync(OperationContext.None), TimeSpan.FromSeconds(3));
        for (int i = 0; i < 4; i++)
            await pace.WaitAsync(OperationContext.None);
        Assert.Equal([3, 0.125, 0.125, 0.125], _time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Requests_that_were_refused_together_count_once()
    {
        var pace = new AdaptiveRateLimiter(_time);
        int[] tickets =
        [
            await pace.WaitAsync(OperationContext.None),
            await pace.WaitAsync(OperationContext.None),
            await pace.WaitAsync(OperationContext.None),
        ];
        foreach (int ticket in tickets)
            pace.Refused(ticket, TimeSpan.Zero);
        Assert.Equal(AdaptiveRateLimiter.FirstRate, pace.Rate);
    }

    [Fact]
    public async Task Every_further_refusal_halves_the_rate_down_to_a_floor()
    {
        var pace = new AdaptiveRateLimiter(_time);
        double[] rates = new double[8];
        for (int i = 0; i < rates.Length; i++)
        {
            pace.Refused(await pace.WaitAsync(OperationContext.None), TimeSpan.Zero);
            rates[i] = pace.Rate;
        }
        Assert.Equal([8, 4, 2, 1, 0.5, 0.25, 0.25, 0.25], rates);
    }

    [Fact]
    public async Task Answers_bring_the_rate_back_step_by_step_until_it_is_free()
    {
        var pace = new AdaptiveRateLimiter(_time);
        pace.Refused(await pace.WaitAsync(OperationContext.None), TimeSpan.Zero);
        pace.Answered();
        Assert.Equal(AdaptiveRateLimiter.FirstRate + AdaptiveRateLimiter.Step, pace.Rate);
        for (int i = 0; i < 48; i++)
            pace.Answered();
        Assert.Equal(double.PositiveInfinity, pace.Rate);
        int waits = _time.Waits.Count;
        await pace.WaitAsync(OperationContext.None);
        await pace.WaitAsync(OperationContext.None);
        Assert.Equal(waits, _time.Waits.Count);
    }

    [Fact]
    public async Task Cancelling_ends_a_wait_at_once()
    {
        var pace = new AdaptiveRateLimiter(new FakeTime { StandsStill = true });
        pace.Refused(await pace.WaitAsync(OperationContext.None), TimeSpan.FromMinutes(1));
        using var stopping = new CancellationTokenSource();
        Task<int> waiting = pace.WaitAsync(new OperationContext(stopping.Token));
        Assert.False(waiting.IsCompleted);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_connection_that_was_refused_once_sends_slower_and_says_so()
    {
        var script = new Script().Answer(429, "{}", ("Retry-After", "2")).Answer(200, """{"message":"good"}""");
        var log = new RecordingLog();
        using ApiClient api = Api.To(script, retries: 3, _time);
        for (int i = 0; i < 3; i++)
            await api.SendAsync(context: log.Context());
        // The wait for the server, then the pace of 8.5 and 9 a second (the rate rises with every answer).
        Assert.Equal(3, _time.Waits.Count);
        Assert.Equal(2, _time.Waits[0].TotalSeconds);
        Assert.All(_time.Waits.Skip(1), wait => Assert.InRange(wait.TotalSeconds, 0.1, 0.125));
        Assert.Equal(
            2,
            log.Lines.Count(line => line.EndsWith("s before the next request: the server has refused some (429)", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Another_connection_is_not_held_back()
    {
        await Assert.ThrowsAsync<OrgException>(() => Api.To(new Script().Answer(429), retries: 0, _time).SendAsync());
        using ApiClient other = Api.To(new Script().Answer(200, """{"message":"good"}"""), retries: 0, _time);
        await other.SendAsync();
        await other.SendAsync();
        Assert.Empty(_time.Waits);
    }
}
