using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using OrgAdmin.Core.Tests.Paging;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Properties;

/// <summary>Whatever list, server and part: every item once, in order, with no request too many.</summary>
public sealed class PageReaderPropertyTests
{
    private static readonly Gen<ReadOptions> Options = Gen.Select(
        Gen.Frequency((1, Gen.Const(0)), (2, Gen.Int[0, 449])),
        Gen.Frequency((1, Gen.Const(long.MaxValue)), (2, Gen.Long[0, 119])),
        Gen.Int[1, 129].Nullable(),
        Gen.Int[1, 8],
        (skip, first, size, throttle) =>
            new ReadOptions
            {
                Skip = skip,
                First = first,
                PageSize = size,
                ThrottleLimit = throttle,
            }
    );

    [Fact]
    public async Task Any_part_of_any_list_is_exactly_that_part()
    {
        Gen<Server> servers = Gen.Select(
            Gen.Frequency((1, Gen.Int[0, 4]), (3, Gen.Int[0, 399])),
            Gen.Bool,
            Gen.Bool,
            Gen.Int[0, 3].Array[1, 12],
            (count, tellsTotal, refuses, yields) => new Server(count, int.MaxValue, tellsTotal, refuses, yields)
        );
        await Gen.Select(servers, Options, Gen.Int[1, 39], Gen.Int[40, 119])
            .SampleAsync(
                async test =>
                {
                    (Server like, ReadOptions options, int defaultSize, int maximumSize) = test;
                    PagedServer server = like.Start();
                    List<int> items = await server.Source(defaultSize, maximumSize).ReadAsync(options);
                    Assert.Equal(Part(like.Count, options), items);
                    Assert.InRange(server.MostOpen, 0, like.TellsTotal ? options.ThrottleLimit : 1);
                    Assert.Equal(0, server.Open);
                    AssertNoneTooMany(server, options, like.Count);
                },
                iter: 6_000,
                print: Print
            );
    }

    [Fact]
    public async Task A_server_with_a_smaller_limit_than_documented_loses_nothing()
    {
        Gen<Server> servers = Gen.Select(
            Gen.Int[0, 399],
            Gen.Int[1, 39],
            Gen.Bool,
            (count, cap, refuses) => new Server(count, cap, true, refuses, [0])
        );
        await Gen.Select(servers, Options, Gen.Const(50), Gen.Const(100))
            .SampleAsync(
                async test =>
                {
                    (Server like, ReadOptions options, int defaultSize, int maximumSize) = test;
                    PagedServer server = like.Start();
                    List<int> items = await server.Source(defaultSize, maximumSize).ReadAsync(options);
                    Assert.Equal(Part(like.Count, options), items);
                    // To go past the end takes a start there: once by the size that was asked for, once by the server's own.
                    Assert.InRange(server.PastEnd, 0, options.Skip > 0 ? 2 : 0);
                },
                iter: 3_000,
                print: Print
            );
    }

    private static IEnumerable<int> Part(int count, ReadOptions options) =>
        Enumerable.Range(0, count).Skip((int)options.Skip).Take((int)Math.Min(options.First, int.MaxValue));

    private static string Print((Server Like, ReadOptions Options, int DefaultSize, int MaximumSize) test) =>
        $"{test.Like} yields {string.Join(" ", test.Like.Yields)}; skip {test.Options.Skip}, first {test.Options.First}, "
        + $"size {test.Options.PageSize}, throttle {test.Options.ThrottleLimit}; sizes {test.DefaultSize} to {test.MaximumSize}";

    // Pages in the plan and inside the list, each once. A start past the end, or on the last page of a list without a total,
    // costs that page and page 1.
    private static void AssertNoneTooMany(PagedServer server, ReadOptions options, int count)
    {
        if (options.First == 0)
        {
            Assert.True(server.Asked.Count == 0, "asked for something");
            return;
        }
        int size = server.Asked[0].Size;
        long end = Math.Min(count, options.First == long.MaxValue ? long.MaxValue : options.Skip + options.First);
        int first = (int)(options.Skip / size) + 1;
        List<int> needed = [.. Enumerable.Range(first, (int)Math.Max(1, ((end + size - 1) / size) - first + 1))];
        // Page 1 shows whether page numbers mean what was thought, where the page that was asked for does not show it.
        bool isLast = count <= first * size;
        if (first > 1 && isLast && (!server.TellsTotal || (server.PastEnd > 0 && server.RefusesPastEnd)))
            needed.Insert(1, 1);
        Assert.True(needed.SequenceEqual(server.Numbers), $"asked for {string.Join(" ", server.Asked)}, needed {string.Join(" ", needed)}");
        Assert.True(server.PastEnd == (count <= (first - 1) * size && first > 1 ? 1 : 0), $"{server.PastEnd} requests past the end");
    }

    /// <summary>How a server behaves.</summary>
    private sealed record Server(int Count, int Cap, bool TellsTotal, bool RefusesPastEnd, int[] Yields)
    {
        public PagedServer Start() =>
            new(Count)
            {
                Cap = Cap,
                TellsTotal = TellsTotal,
                RefusesPastEnd = RefusesPastEnd,
                Before = (page, _) => PagedServer.YieldAsync(Yields[page % Yields.Length]),
            };
    }
}
