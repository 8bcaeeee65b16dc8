using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin;

/// <summary>
/// Reads a list page by page, in order, with several pages in flight once the first one has told how many
/// there are. It never asks past the end, and for no page that <c>Skip</c> and <c>First</c> leave out.
/// Disposing of it ends what is still in flight.
/// </summary>
/// <typeparam name="T">What the list holds.</typeparam>
public sealed class PageReader<T> : IDisposable
{
    private readonly PageSource<T> _source;
    private readonly ReadOptions _options;
    private readonly CancellationTokenSource _stopping;
    private readonly OperationContext _context;
    private readonly Queue<Task<Page<T>>> _inFlight = new();
    private readonly RecentItems<T> _recent;
    private PagePlan _plan;
    private bool _started;
    private int _nextPage;
    private int _lastPage;
    private int _drop;
    private long _received;
    private long _left;

    /// <param name="source">The list.</param>
    /// <param name="options">Which part of it.</param>
    /// <param name="context">Cancellation and messages.</param>
    public PageReader(PageSource<T> source, ReadOptions options, OperationContext context)
    {
        _source = source;
        _options = options;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        _context = new OperationContext(_stopping.Token, context.Log);
        _plan = PagePlan.For(options, source.DefaultSize, source.MaximumSize);
        _recent = new RecentItems<T>(options.ThrottleLimit + 1);
        _left = options.First;
    }

    /// <summary>How many items the whole list has; null before the first page, or if the server does not say.</summary>
    public long? TotalCount { get; private set; }

    /// <summary>The items of the next page that belong to the part; null at the end.</summary>
    /// <exception cref="OrgException">A page could not be had. The pages before it have been returned.</exception>
    public async Task<IReadOnlyList<T>?> NextAsync()
    {
        if (_left <= 0)
            return null;
        Page<T>? page = _started ? await NextOfWindowAsync().ConfigureAwait(false) : await StartAsync().ConfigureAwait(false);
        if (page is null)
            return null;
        _received += page.Items.Count;
        IReadOnlyList<T> fresh = _recent.WithoutRepeats(page.Items);
        if (fresh.Count == 0 && page.Items.Count > 0 && TotalCount is null)
        {
            // Without a total only the server's word says that there is more, and it repeats itself.
            _context.Log.Warning(
                $"The server sends the same items again and again; the list was read as far as item {_received - page.Items.Count}."
            );
            return null;
        }
        FindEnd(page);
        IReadOnlyList<T> items = Trim(fresh);
        FillWindow();
        return items;
    }

    /// <summary>Ends the requests that are in flight. Their answers will not be asked for.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private Task<Page<T>> GetAsync(int number) => _source.GetAsync(new PageRequest(number, _plan.Size), _context);

    private async Task<Page<T>?> StartAsync()
    {
        _started = true;
        Page<T>? page = await FetchFirstAsync().ConfigureAwait(false);
        if (page is null || _options.Skip >= page.TotalCount)
            return null;
        int size = page.Size is > 0 and int said ? said : await SizeShownAsync(page).ConfigureAwait(false);
        if (size != _plan.Size)
        {
            // The server has a limit of its own. Page numbers mean something else now.
            int asked = _plan.FirstPage;
            _plan = PagePlan.WithSize(_options, size);
            if (_plan.FirstPage != asked)
                page = await GetAsync(_plan.FirstPage).ConfigureAwait(false);
        }
        _drop = _plan.Drop;
        _received = (long)(_plan.FirstPage - 1) * _plan.Size;
        _nextPage = _plan.FirstPage + 1;
        return page;
    }

    private async Task<Page<T>?> FetchFirstAsync()
    {
        Page<T>? page = null;
        Page<T> told;
        try
        {
            told = page = await GetAsync(_plan.FirstPage).ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind == OrgErrorKind.NotFound && _plan.FirstPage > 1)
        {
            // Past the end (Munch and uData answer 404 there), or nothing by that name: page 1 tells which.
            told = await GetAsync(1).ConfigureAwait(false);
        }
        TotalCount = told.TotalCount;
        return page;
    }

    // A page that is followed by another is full, so it shows the size in use even where the server does not name it.
    private async Task<int> SizeShownAsync(Page<T> page)
    {
        long? announced = page.TotalCount - ((long)(_plan.FirstPage - 1) * _plan.Size);
        if (!page.HasNext && _plan.FirstPage > 1 && announced != page.Items.Count && announced is not null)
        {
            // This is the last one of smaller pages than were asked for. How small they are, page 1 shows.
            page = await GetAsync(1).ConfigureAwait(false);
        }
        return page.HasNext && page.Items.Count > 0 ? page.Items.Count : _plan.Size;
    }

    private async Task<Page<T>?> NextOfWindowAsync()
    {
        if (_inFlight.Count == 0)
            return WarnIfShort();
        try
        {
            return await _inFlight.Dequeue().ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind == OrgErrorKind.NotFound)
        {
            // The list became shorter while it was read.
            return WarnIfShort();
        }
    }

    // The list may grow or shrink while it is read: the latest answer knows best where it ends.
    private void FindEnd(Page<T> latest)
    {
        long last = _lastPage;
        if (latest.TotalCount is { } total)
            last = (total + _plan.Size - 1) / _plan.Size;
        else if (TotalCount is null)
            last = latest.HasNext && latest.Items.Count > 0 ? int.MaxValue : _nextPage - 1;
        _lastPage = (int)Math.Min(last, _plan.LastPage);
    }

    private void FillWindow()
    {
        // Without a total, a page must have arrived before it is known whether there is another.
        int width = TotalCount is null ? 1 : _options.ThrottleLimit;
        while (_inFlight.Count < width && _nextPage <= _lastPage)
            _inFlight.Enqueue(GetAsync(_nextPage++));
    }

    private IReadOnlyList<T> Trim(IReadOnlyList<T> items)
    {
        int from = Math.Min(_drop, items.Count);
        int count = (int)Math.Min(items.Count - from, _left);
        _drop -= from;
        _left -= count;
        if (count == items.Count)
            return items;
        var part = new T[count];
        for (int i = 0; i < count; i++)
            part[i] = items[from + i];
        return part;
    }

    private Page<T>? WarnIfShort()
    {
        if (TotalCount is { } total)
        {
            long wanted = _options.First < total - _options.Skip ? _options.Skip + _options.First : total;
            if (_received < wanted)
                _context.Log.Warning($"The list ended after {_received} of the {total} items that the server had announced.");
        }
        _inFlight.Clear();
        return null;
    }
}
