using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Paging;

/// <summary>Lists that change, repeat themselves or break off while they are read.</summary>
public sealed class ShiftingPagesTests
{
    private static PageSource<Customer> Source(Func<PageRequest, Page<Customer>> page, int size = 3) =>
        new(size, 100, (request, _) => Task.FromResult(page(request)));

    private static Page<Customer> Page(long? total, bool hasNext, params string[] ids) =>
        new()
        {
            Items = [.. ids.Select(id => new Customer { Id = id, Name = id })],
            TotalCount = total,
            HasNext = hasNext,
        };

    private static string Ids(IEnumerable<Customer> items) => string.Join(" ", items.Select(item => item.Id));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Nothing_is_emitted_twice_when_something_is_added_in_front(int throttleLimit)
    {
        var source = Source(page =>
            page.Number switch
            {
                1 => Page(8, true, "a", "b", "c"),
                2 => Page(9, true, "c", "d", "e"),
                _ => Page(9, false, "f", "g", "h"),
            }
        );
        Assert.Equal("a b c d e f g h", Ids(await source.ReadAsync(new ReadOptions { ThrottleLimit = throttleLimit })));
    }

    [Fact]
    public async Task What_one_page_holds_twice_stays()
    {
        var source = Source(_ => Page(3, false, "a", "a", "b"));
        Assert.Equal("a a b", Ids(await source.ReadAsync()));
    }

    [Fact]
    public async Task Items_without_an_id_are_never_taken_for_one_another()
    {
        var source = Source(page => Page(6, page.Number == 1, "", "", ""));
        Assert.Equal(6, (await source.ReadAsync()).Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1000L)]
    public async Task A_server_that_repeats_one_page_for_ever_is_left_with_an_error(long? total)
    {
        int asked = 0;
        var source = Source(_ =>
        {
            asked++;
            return Page(total, true, "a", "b", "c");
        });
        List<Customer> items = [];
        using var reader = new PageReader<Customer>(source, new ReadOptions(), OperationContext.None);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() => reader.ReadIntoAsync(items));
        Assert.Equal("a b c", Ids(items));
        Assert.Equal(
            "The server announces one page after another and sends nothing new. The list was read as far as page 1.",
            error.Message
        );
        // Those that were given up on, and those that had been asked for meanwhile.
        Assert.InRange(asked, 7, 6 + (4 * ReadOptions.DefaultThrottleLimit));
    }

    [Fact]
    public async Task A_list_that_ends_short_of_its_total_says_so()
    {
        var source = Source(page =>
            page.Number switch
            {
                1 => Page(8, true, "a", "b", "c"),
                2 => Page(8, true, "d", "e", "f"),
                _ => throw new OrgException(OrgErrorKind.NotFound, "past the end"),
            }
        );
        var log = new RecordingLog();
        Assert.Equal("a b c d e f", Ids(await source.ReadAsync(context: log.Context())));
        Assert.Equal("warning: The list ended after 6 of the 8 items that the server had announced.", Assert.Single(log.Lines));
    }

    [Fact]
    public async Task Pages_that_arrived_before_an_error_are_handed_out_before_it()
    {
        var source = Source(page =>
            page.Number switch
            {
                1 => Page(12, true, "a", "b", "c"),
                2 => Page(12, true, "d", "e", "f"),
                3 => throw new OrgException(OrgErrorKind.ServerError, "broken"),
                _ => Page(12, false, "j", "k", "l"),
            }
        );
        List<string> emitted = [];
        using var reader = new PageReader<Customer>(source, new ReadOptions { ThrottleLimit = 4 }, OperationContext.None);
        OrgException error = await Assert.ThrowsAsync<OrgException>(async () =>
        {
            while (await reader.NextAsync() is { } page)
                emitted.AddRange(page.Select(item => item.Id));
        });
        Assert.Equal(OrgErrorKind.ServerError, error.Kind);
        Assert.Equal("a b c d e f", string.Join(" ", emitted));
    }
}
