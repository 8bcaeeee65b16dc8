using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Tests.Paging;

/// <summary>
/// A list behind pages, with the habits that real servers have. It keeps book of what was asked, and of how
/// many requests were open at the same moment.
/// </summary>
internal sealed class PagedServer(int count)
{
    private readonly object _gate = new();
    private readonly List<(int Number, int Size)> _asked = [];
    private int _open;

    /// <summary>How many items the list has now.</summary>
    public int Count { get; set; } = count;

    /// <summary>The largest page it sends, whatever is asked for.</summary>
    public int Cap { get; init; } = int.MaxValue;

    /// <summary>Whether it tells the total.</summary>
    public bool TellsTotal { get; init; } = true;

    /// <summary>The total it tells in place of the true one.</summary>
    public long? Total { get; init; }

    /// <summary>Whether a page past the end is a 404 (Munch, uData) or empty (Gandi elsewhere).</summary>
    public bool RefusesPastEnd { get; init; } = true;

    /// <summary>What happens before a page is answered: nothing, or whatever a test wants to wait for.</summary>
    public Func<int, CancellationToken, Task> Before { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>What was asked for, in order.</summary>
    public IReadOnlyList<(int Number, int Size)> Asked
    {
        get
        {
            lock (_gate)
                return [.. _asked];
        }
    }

    /// <summary>The page numbers that were asked for, in order.</summary>
    public IEnumerable<int> Numbers => Asked.Select(page => page.Number);

    /// <summary>How many requests are open.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>The most requests that were ever open together.</summary>
    public int MostOpen { get; private set; }

    /// <summary>How many requests went past the end.</summary>
    public int PastEnd { get; private set; }

    /// <summary>Lets others run a few times, so that pages overtake each other.</summary>
    public static async Task YieldAsync(int times)
    {
        for (int i = 0; i < times; i++)
            await Task.Yield();
    }

    /// <summary>Waits until no request is open any more.</summary>
    public async Task QuietAsync()
    {
        while (Open > 0)
            await Task.Delay(1);
    }

    public PageSource<int> Source(int defaultSize = 10, int maximumSize = 100) => new(defaultSize, maximumSize, GetAsync);

    private async Task<Page<int>> GetAsync(PageRequest page, OperationContext context)
    {
        lock (_gate)
        {
            _asked.Add((page.Number, page.Size));
            MostOpen = Math.Max(MostOpen, ++_open);
        }
        try
        {
            await Before(page.Number, context.CancellationToken);
            context.CancellationToken.ThrowIfCancellationRequested();
            lock (_gate)
                return Answer(page.Number, Math.Min(page.Size, Cap));
        }
        finally
        {
            lock (_gate)
                _open--;
        }
    }

    private Page<int> Answer(int number, int size)
    {
        long from = (long)(number - 1) * size;
        if (from >= Count && number > 1)
        {
            PastEnd++;
            if (RefusesPastEnd)
                throw new OrgException(OrgErrorKind.NotFound, "Invalid page.");
        }
        int start = (int)Math.Min(from, Count);
        return new Page<int>
        {
            Items = [.. Enumerable.Range(start, Math.Min(size, Count - start))],
            TotalCount = TellsTotal ? Total ?? Count : null,
            HasNext = from + size < Count,
        };
    }
}
