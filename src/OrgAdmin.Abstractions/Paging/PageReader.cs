using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace OrgAdmin;

/// <summary>
/// Reads a list page by page, in order, with several pages in flight once the first one has told how many
/// there are. It never asks past the end, and for no page that <c>Skip</c> and <c>First</c> leave out.
/// </summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="source">The list.</param>
/// <param name="options">Which part of it.</param>
/// <param name="context">Cancellation and messages.</param>
public sealed class PageReader<T>(PageSource<T> source, ReadOptions options, OperationContext context)
{
    private readonly Queue<Task<Page<T>>> _inFlight = new();
    private readonly RecentItems<T> _recent = new(options.ThrottleLimit + 1);
    private PagePlan _plan = PagePlan.For(options, source.DefaultSize, source.MaximumSize);
    private bool _started;
    private int _nextPage;
    private int _lastPage;
    private int _drop;
    private long _received;
    private long _left = options.First;

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
            context.Log.Warning($"The server sends the same items again and again; the list was read as far as item {_received - page.Items.Count}.");
            return null;
        }
        FillWindow(page);
        return Trim(fresh);
    }

    private async Task<Page<T>?> StartAsync()
    {
        _started = true;
        Page<T>? page = await FetchFirstAsync().ConfigureAwait(false);
        if (page is null)
            return null;
        int actual = page.Size ?? (page.HasNext && page.Items.Count > 0 ? Math.Min(page.Items.Count, _plan.Size) : _plan.Size);
        if (actual > 0 && actual < _plan.Size)
        {
            // The server has a smaller limit of its own. Page numbers mean something else now.
            int asked = _plan.FirstPage;
            _plan = PagePlan.WithSize(options, actual);
            if (_plan.FirstPage != asked)
                page = await source.GetAsync(new PageRequest(_plan.FirstPage, _plan.Size), context).ConfigureAwait(false);
        }
        TotalCount = page.TotalCount;
        _drop = _plan.Drop;
        _received = (long)(_plan.FirstPage - 1) * _plan.Size;
        _nextPage = _plan.FirstPage + 1;
        long last = page.TotalCount is { } total ? (total + _plan.Size - 1) / _plan.Size : page.HasNext ? int.MaxValue : _plan.FirstPage;
        _lastPage = (int)Math.Min(last, _plan.LastPage);
        return page;
    }

    private async Task<Page<T>?> FetchFirstAsync()
    {
        try
        {
            return await source.GetAsync(new PageRequest(_plan.FirstPage, _plan.Size), context).ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind == OrgErrorKind.NotFound && _plan.FirstPage > 1)
        {
            // Past the end (Munch and uData answer 404 there), or nothing by that name: page 1 tells which.
            Page<T> first = await source.GetAsync(new PageRequest(1, _plan.Size), context).ConfigureAwait(false);
            TotalCount = first.TotalCount;
            return null;
        }
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

    private void FillWindow(Page<T> latest)
    {
        // Without a total, a page must have arrived before it is known whether there is another.
        if (TotalCount is null && !latest.HasNext)
            _lastPage = _nextPage - 1;
        int width = TotalCount is null ? 1 : options.ThrottleLimit;
        while (_inFlight.Count < width && _nextPage <= _lastPage)
            _inFlight.Enqueue(source.GetAsync(new PageRequest(_nextPage++, _plan.Size), context));
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
        if (TotalCount is { } total && _received < total && _left > 0 && _nextPage > _lastPage && _lastPage < _plan.LastPage)
            context.Log.Warning($"The list ended after {_received} of the {total} items that the server had announced.");
        _inFlight.Clear();
        return null;
    }
}
