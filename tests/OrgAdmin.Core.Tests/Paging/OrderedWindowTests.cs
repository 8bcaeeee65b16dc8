using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Core.Tests.Paging;

/// <summary>Slow answers hold up nobody. Time is made up here: what is slow is what the test lets be done late.</summary>
public sealed class OrderedWindowTests
{
    [Theory]
    [InlineData(1, 20, 500)]
    [InlineData(2, 20, 500)]
    [InlineData(8, 20, 500)]
    [InlineData(8, 5, 500)]
    [InlineData(8, 20, 20)]
    [InlineData(16, 20, 500)]
    public async Task Everything_comes_once_and_in_order_near_the_shortest_time(int limit, int usual, int slow)
    {
        const int Count = 1000;
        // One in twenty is slow.
        int[] lasts = [.. Enumerable.Range(0, Count).Select(i => i * 7919 % 20 == 3 ? slow : usual)];
        var clock = new MadeUpClock();
        List<int> begun = [];
        List<int> finished = [];
        Task run = InOrder.RunAsync(
            Enumerable.Range(0, Count),
            limit,
            item =>
            {
                begun.Add(item);
                return clock.After(lasts[item], item);
            },
            async (item, result) =>
            {
                Assert.Equal(item, await result);
                finished.Add(item);
            }
        );
        while (!run.IsCompleted)
        {
            Assert.InRange(clock.Waiting, 1, limit);
            Assert.InRange(begun.Count - finished.Count, 1, limit * OrderedWindow<int>.WaitingPerRequest);
            clock.GoOn();
        }
        await run;
        Assert.Equal(Enumerable.Range(0, Count), finished);
        Assert.Equal(Enumerable.Range(0, Count), begun);
        Assert.InRange(clock.Now, 0, 1.3 * Math.Max(lasts.Sum() / (double)limit, lasts.Max()));
    }

    [Fact]
    public void What_is_done_waits_in_a_bound_and_less_of_it_where_nothing_is_slow()
    {
        var window = new OrderedWindow<int>(2);
        var slow = new TaskCompletionSource();
        window.Add(0, slow.Task);
        for (int i = 1; window.HasRoom; i++)
            window.Add(i, Task.CompletedTask);
        Assert.Equal(32, window.Count);
        slow.SetResult();
        while (!window.HasRoom)
            window.Take();
        Assert.Equal(3, window.Count);
    }

    [Fact]
    public async Task What_failed_is_seen_before_its_turn_and_ends_nothing_else()
    {
        var window = new OrderedWindow<int>(3);
        var slow = new TaskCompletionSource();
        window.Add(0, slow.Task);
        window.Add(1, Task.FromException(new InvalidOperationException()));
        Assert.True(window.AnyDone(task => task.IsFaulted));
        Assert.True(window.HasRoom);
        Task all = window.WhenAllAsync();
        Assert.False(all.IsCompleted);
        slow.SetResult();
        await all;
        Assert.Equal([0, 1], [window.Take(), window.Take()]);
    }

    /// <summary>Ends tasks in the order of made-up times, one at a time.</summary>
    private sealed class MadeUpClock
    {
        private readonly SortedDictionary<(int Time, int Number), Action> _due = [];
        private int _number;

        public int Now { get; private set; }

        public int Waiting => _due.Count;

        public Task<T> After<T>(int time, T result)
        {
            // What waits for it goes on at once and on this thread, so that nothing depends on when it is scheduled.
            var done = new TaskCompletionSource<T>();
            _due.Add((Now + time, _number++), () => done.SetResult(result));
            return done.Task;
        }

        public void GoOn()
        {
            ((int Time, int Number) at, Action end) = (_due.First().Key, _due.First().Value);
            _due.Remove(at);
            Now = at.Time;
            end();
        }
    }
}
