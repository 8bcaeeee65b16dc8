using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Paging;

/// <summary>Every item once, in order, with no request too many; and nothing left behind.</summary>
public sealed class PageReaderTests
{
    [Fact]
    public async Task A_hundred_thousand_items_come_once_and_in_order_however_the_pages_arrive()
    {
        var server = new PagedServer(100_000) { Before = (page, _) => PagedServer.YieldAsync(page % 7 % 4) };
        List<int> items = await server.Source(100, 100).ReadAsync(new ReadOptions { ThrottleLimit = 8 });
        Assert.Equal(Enumerable.Range(0, 100_000), items);
        Assert.Equal(Enumerable.Range(1, 1000), server.Numbers);
        Assert.InRange(server.MostOpen, 1, 8);
        Assert.Equal(0, server.PastEnd);
    }

    [Fact]
    public async Task A_server_that_sends_larger_pages_than_asked_for_is_followed()
    {
        var source = new PageSource<int>(
            10,
            100,
            (page, _) =>
                Task.FromResult(
                    new Page<int>
                    {
                        Items = [.. Enumerable.Range((page.Number - 1) * 20, 20)],
                        TotalCount = 60,
                        HasNext = page.Number < 3,
                    }
                )
        );
        Assert.Equal(
            Enumerable.Range(25, 30),
            await source.ReadAsync(
                new ReadOptions
                {
                    Skip = 25,
                    First = 30,
                    PageSize = 5,
                }
            )
        );
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_list_that_shrinks_meanwhile_ends_where_it_ends(bool tellsTotal, bool refuses)
    {
        var log = new RecordingLog();
        PagedServer server = null!;
        server = new PagedServer(100)
        {
            TellsTotal = tellsTotal,
            RefusesPastEnd = refuses,
            Before = (number, _) =>
            {
                if (number == 3)
                    server.Count = 45;
                return Task.CompletedTask;
            },
        };
        Assert.Equal(Enumerable.Range(0, 45), await server.Source().ReadAsync(new ReadOptions { ThrottleLimit = 2 }, log.Context()));
        Assert.Equal(tellsTotal ? ["warning: The list ended after 45 of the 100 items that the server had announced."] : [], log.Lines);
        Assert.Equal(0, server.PastEnd);
    }

    [Fact]
    public async Task Pages_that_were_in_flight_when_the_list_shrank_are_no_error()
    {
        PagedServer server = null!;
        server = new PagedServer(100)
        {
            Before = (number, _) =>
            {
                if (number == 5)
                    server.Count = 15;
                return Task.CompletedTask;
            },
        };
        var log = new RecordingLog();
        Assert.Equal([.. Enumerable.Range(0, 40)], await server.Source().ReadAsync(new ReadOptions { ThrottleLimit = 4 }, log.Context()));
        Assert.Equal("warning: The list ended after 40 of the 100 items that the server had announced.", Assert.Single(log.Lines));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_that_grows_meanwhile_is_read_to_its_new_end(bool tellsTotal)
    {
        PagedServer server = null!;
        server = new PagedServer(25)
        {
            TellsTotal = tellsTotal,
            Before = (number, _) =>
            {
                if (number == 2)
                    server.Count = 47;
                return Task.CompletedTask;
            },
        };
        Assert.Equal(Enumerable.Range(0, 47), await server.Source().ReadAsync());
        Assert.Equal([1, 2, 3, 4, 5], server.Numbers);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1_000_000L)]
    [InlineData(long.MaxValue)]
    [InlineData(-1L)]
    public async Task A_server_that_always_promises_more_and_sends_nothing_is_left_with_an_error(long? total)
    {
        int asked = 0;
        var source = new PageSource<int>(
            10,
            100,
            (page, _) =>
            {
                Interlocked.Increment(ref asked);
                return Task.FromResult(
                    new Page<int>
                    {
                        Items = page.Number < 3 ? [page.Number] : [],
                        TotalCount = total,
                        HasNext = true,
                    }
                );
            }
        );
        List<int> items = [];
        using var reader = new PageReader<int>(source, new ReadOptions { ThrottleLimit = 4 }, OperationContext.None);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => reader.ReadIntoAsync(items));
        Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
        Assert.EndsWith("The list was read as far as page 2.", error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2], items);
        Assert.InRange(asked, 8, 30);
    }

    [Fact]
    public async Task A_page_that_a_filter_has_emptied_does_not_end_the_list()
    {
        var source = new PageSource<int>(
            10,
            100,
            (page, _) => Task.FromResult(new Page<int> { Items = page.Number is 2 or 3 ? [] : [page.Number], HasNext = page.Number < 5 })
        );
        Assert.Equal([1, 4, 5], await source.ReadAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public async Task Pages_that_lead_in_a_circle_end_with_an_error(int circle)
    {
        int asked = 0;
        var source = new PageSource<int>(
            10,
            100,
            (page, _) =>
            {
                asked++;
                return Task.FromResult(new Page<int> { Items = [(page.Number - 1) % circle], HasNext = true });
            }
        );
        List<int> items = [];
        using var reader = new PageReader<int>(source, new ReadOptions(), OperationContext.None);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => reader.ReadIntoAsync(items));
        Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
        Assert.Equal(Enumerable.Range(0, circle), items.Distinct());
        Assert.Equal(circle + 6, asked);
    }

    [Theory]
    [InlineData(10L)]
    [InlineData(0L)]
    [InlineData(-5L)]
    [InlineData(100L)]
    [InlineData(long.MaxValue)]
    [InlineData(null)]
    public async Task The_next_page_is_believed_over_any_total(long? total)
    {
        var log = new RecordingLog();
        var server = new PagedServer(300) { Total = total };
        Assert.Equal(Enumerable.Range(0, 300), await server.Source().ReadAsync(new ReadOptions { ThrottleLimit = 4 }, log.Context()));
        Assert.Equal(total > 300 ? 1 : 0, log.Lines.Count);
    }

    [Theory]
    [InlineData(300, 10L, null)]
    [InlineData(300, 0L, null)]
    [InlineData(300, -5L, null)]
    [InlineData(300, 11L, 11L)]
    [InlineData(300, 300L, 300L)]
    [InlineData(5, 4L, null)]
    [InlineData(5, 0L, null)]
    [InlineData(5, 5L, 5L)]
    [InlineData(0, -1L, null)]
    public async Task A_total_that_cannot_be_true_is_not_told(int count, long said, long? told)
    {
        using var reader = new PageReader<int>(new PagedServer(count) { Total = said }.Source(), new ReadOptions(), OperationContext.None);
        await reader.NextAsync();
        Assert.Equal(told, reader.TotalCount);
    }

    [Theory]
    [InlineData(0, 3, 5)]
    [InlineData(1, 1, 5)]
    [InlineData(2, 2, 5)]
    [InlineData(4, 9, 5)]
    [InlineData(5, 1, 5)]
    [InlineData(6, 3, 3)]
    public async Task A_server_that_ignores_pages_gives_the_right_part_all_the_same(int skip, int first, int count)
    {
        var source = new PageSource<int>(
            100,
            100,
            (_, _) => Task.FromResult(new Page<int> { Items = [.. Enumerable.Range(0, count)], TotalCount = count })
        );
        Assert.Equal(
            Enumerable.Range(0, count).Skip(skip).Take(first),
            await source.ReadAsync(new ReadOptions { Skip = skip, First = first })
        );
    }

    [Fact]
    public async Task A_slow_page_holds_up_nothing_but_its_own_place()
    {
        var slow = new TaskCompletionSource();
        var server = new PagedServer(1000) { Before = (number, _) => number == 2 ? slow.Task : PagedServer.YieldAsync(1) };
        using var reader = new PageReader<int>(server.Source(), new ReadOptions { ThrottleLimit = 2 }, OperationContext.None);
        await reader.NextAsync();
        Task<IReadOnlyList<int>?> second = reader.NextAsync();
        // Two may be open, and sixteen a request may wait for their turn: the slow one and 31 more.
        while (server.Asked.Count < 33 || server.Open > 1)
            await Task.Delay(1);
        Assert.Equal(Enumerable.Range(1, 33), server.Numbers);
        Assert.False(second.IsCompleted);
        Assert.Equal(2, server.MostOpen);
        slow.SetResult();
        Assert.Equal(Enumerable.Range(10, 10), await second);
    }

    [Fact]
    public async Task Pages_that_nobody_takes_are_not_piled_up()
    {
        var server = new PagedServer(10_000);
        using var reader = new PageReader<int>(server.Source(), new ReadOptions { ThrottleLimit = 2 }, OperationContext.None);
        for (int taken = 1; taken <= 100; taken++)
        {
            await reader.NextAsync();
            Assert.InRange(server.Asked.Count, taken, taken + 8);
        }
    }

    [Fact]
    public async Task A_reader_that_waits_for_its_turn_asks_for_one_page_at_a_time()
    {
        var gate = new TaskCompletionSource();
        var server = new PagedServer(200) { Before = (number, _) => number == 1 ? Task.CompletedTask : gate.Task };
        using var reader = new PageReader<int>(server.Source(), new ReadOptions { ThrottleLimit = 6 }, OperationContext.None);
        reader.PagesInFlight = 1;
        await reader.NextAsync();
        Assert.Equal(1, server.Open);
        reader.PagesInFlight = 100;
        Task<IReadOnlyList<int>?> second = reader.NextAsync();
        Assert.Equal(6, server.Open);
        gate.SetResult();
        Assert.Equal(Enumerable.Range(10, 10), await second);
    }

    [Fact]
    public async Task A_page_that_only_the_total_promised_may_fail()
    {
        var log = new RecordingLog();
        var source = new PageSource<int>(
            10,
            100,
            (page, _) =>
                page.Number > 3
                    ? throw new OrgException(OrgErrorKind.ServerError, "past the end")
                    : Task.FromResult(
                        new Page<int>
                        {
                            Items = [.. Enumerable.Range(page.Number * 10, 10)],
                            TotalCount = 1000,
                            HasNext = page.Number < 3,
                        }
                    )
        );
        Assert.Equal(Enumerable.Range(10, 30), await source.ReadAsync(new ReadOptions { ThrottleLimit = 4 }, log.Context()));
        Assert.Equal("warning: The list ended after 30 of the 1000 items that the server had announced.", Assert.Single(log.Lines));
    }

    [Fact]
    public async Task A_page_that_was_announced_and_is_not_there_is_said()
    {
        var log = new RecordingLog();
        var source = new PageSource<int>(
            10,
            100,
            (page, _) =>
                page.Number > 1
                    ? throw new OrgException(OrgErrorKind.NotFound, "no page")
                    : Task.FromResult(new Page<int> { Items = [1, 2], HasNext = true })
        );
        Assert.Equal([1, 2], await source.ReadAsync(context: log.Context()));
        Assert.Equal("warning: The list ended after 2 items, although the server had announced another page.", Assert.Single(log.Lines));
    }

    [Fact]
    public async Task A_list_that_has_to_be_whole_is_an_error_where_an_announced_page_is_not_there()
    {
        var source = new PageSource<int>(
            10,
            100,
            (page, _) =>
                page.Number > 1
                    ? throw new OrgException(OrgErrorKind.NotFound, "no page")
                    : Task.FromResult(
                        new Page<int>
                        {
                            Items = [1, 2],
                            HasNext = true,
                            TotalCount = 4,
                        }
                    )
        );
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => source.ReadAllAsync(OperationContext.None));
        Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
        Assert.Equal("The list is not whole: it ended after 2 items, although the server had announced another page.", error.Message);
    }

    [Theory]
    [InlineData(OrgProvider.UData, """{"data": [{"id": "o1", "name": "One"}], "page": 1, "total": 1, "next_page": ""}""")]
    [InlineData(OrgProvider.UData, """{"data": [{"id": "o1", "name": "One"}], "page": 1, "total": 1, "next_page": false}""")]
    [InlineData(
        OrgProvider.EquinixMetal,
        """{"organizations": [{"id": "o1", "name": "One"}], "meta": {"total": 1, "next": {"href": ""}}}"""
    )]
    [InlineData(
        OrgProvider.Munch,
        """{"count": 1, "next": "", "results": [{"id": 1, "name": "One", "url": "https://api.example.net/v1/organizations/1/"}]}"""
    )]
    public async Task An_empty_link_leads_to_no_page(OrgProvider provider, string answer)
    {
        var script = new Script().Answer(200, answer);
        var reader = Connect.To<IOrganizationReader>(provider, "https://api.example.net/v1", transport: script);
        Assert.Single(await reader.Organizations(new OrganizationQuery()).ReadAsync());
        Assert.Single(script.Requests);
    }

    [Fact]
    public async Task The_first_page_does_not_wait_for_any_other()
    {
        var others = new TaskCompletionSource();
        var server = new PagedServer(100) { Before = (number, _) => number == 1 ? Task.CompletedTask : others.Task };
        using var reader = new PageReader<int>(server.Source(), new ReadOptions { ThrottleLimit = 3 }, OperationContext.None);

        Assert.Equal(Enumerable.Range(0, 10), await reader.NextAsync());
        Assert.Equal(100, reader.TotalCount);
        // The window is open already, so the next pages come in while these items are used.
        Assert.Equal([1, 2, 3, 4], server.Numbers);
        Task<IReadOnlyList<int>?> second = reader.NextAsync();
        Assert.False(second.IsCompleted);
        others.SetResult();
        Assert.Equal(Enumerable.Range(10, 10), await second);
    }

    [Fact]
    public async Task Pages_that_overtake_each_other_are_handed_out_in_order()
    {
        TaskCompletionSource[] gates = [.. Enumerable.Range(0, 6).Select(_ => new TaskCompletionSource())];
        gates[1].SetResult();
        var server = new PagedServer(50) { Before = (number, _) => gates[number].Task };
        using var reader = new PageReader<int>(server.Source(), new ReadOptions { ThrottleLimit = 4 }, OperationContext.None);
        await reader.NextAsync();
        List<int> items = [];
        Task<IReadOnlyList<int>?> next = reader.NextAsync();
        foreach (int number in new[] { 5, 4, 3 })
            gates[number].SetResult();
        Assert.False(next.IsCompleted);
        gates[2].SetResult();
        for (; await next is { } page; next = reader.NextAsync())
            items.AddRange(page);
        Assert.Equal(Enumerable.Range(10, 40), items);
        Assert.Equal(4, server.MostOpen);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_reader_that_is_given_up_leaves_nothing_in_flight()
    {
        var server = new PagedServer(1000)
        {
            Before = (number, cancellationToken) => number == 1 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, cancellationToken),
        };
        using (var reader = new PageReader<int>(server.Source(), new ReadOptions { ThrottleLimit = 6 }, OperationContext.None))
        {
            await reader.NextAsync();
            Assert.Equal(6, server.Open);
        }
        await server.QuietAsync();
        Assert.Equal(7, server.Asked.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task Cancelling_ends_the_wait_and_everything_in_flight()
    {
        using var stop = new CancellationTokenSource();
        var server = new PagedServer(1000)
        {
            Before = (number, cancellationToken) => number == 1 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, cancellationToken),
        };
        using var reader = new PageReader<int>(server.Source(), new ReadOptions { ThrottleLimit = 3 }, new OperationContext(stop.Token));
        await reader.NextAsync();
        Task<IReadOnlyList<int>?> waiting = reader.NextAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await server.QuietAsync();
        Assert.Equal(4, server.Asked.Count);
    }

    [Fact]
    public async Task The_pages_before_one_that_fails_are_handed_out()
    {
        var server = new PagedServer(100)
        {
            Before = (number, _) => number == 4 ? throw new OrgException(OrgErrorKind.ServerError, "broken") : Task.CompletedTask,
        };
        using var reader = new PageReader<int>(server.Source(), new ReadOptions { ThrottleLimit = 8 }, OperationContext.None);
        List<int> items = [];
        var error = await Assert.ThrowsAsync<OrgException>(async () =>
        {
            while (await reader.NextAsync() is { } page)
                items.AddRange(page);
        });
        Assert.Equal((OrgErrorKind.ServerError, 30), (error.Kind, items.Count));
    }

    [Fact]
    public async Task A_start_past_the_end_is_an_empty_part_and_tells_the_total()
    {
        var server = new PagedServer(25);
        using var reader = new PageReader<int>(server.Source(), new ReadOptions { Skip = 500, PageSize = 10 }, OperationContext.None);
        Assert.Null(await reader.NextAsync());
        Assert.Equal(25, reader.TotalCount);
        Assert.Null(await reader.NextAsync());
        Assert.Equal([51, 1], server.Numbers);
    }

    [Fact]
    public async Task What_is_not_there_at_all_is_an_error_wherever_the_part_starts()
    {
        var source = new PageSource<int>(10, 100, (_, _) => throw new OrgException(OrgErrorKind.NotFound, "no such organization"));
        await Assert.ThrowsAsync<OrgException>(() => source.ReadAsync());
        await Assert.ThrowsAsync<OrgException>(() => source.ReadAsync(new ReadOptions { Skip = 100 }));
    }

    [Fact]
    public async Task First_zero_asks_for_nothing()
    {
        var server = new PagedServer(25);
        Assert.Empty(await server.Source().ReadAsync(new ReadOptions { First = 0 }));
        Assert.Empty(server.Asked);
    }
}
