using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin;

/// <summary>
/// Reads a list page by page, in order, with several pages in flight once a total has told how many there may be. A
/// page's own word for whether there is another one decides where the list ends; the total only says how far ahead may
/// be asked. Every list ends: a server that goes on and sends nothing new is left with an error. Disposing of the
/// reader ends what is still in flight.
/// </summary>
/// <typeparam name="T">What the list holds.</typeparam>
internal sealed class PageReader<T> : IDisposable
{
    // A list that grows in front while it is read may repeat a page, and a filter at the server may empty one.
    private const int MostPagesWithoutNews = 5;

    private readonly PageSource<T> _source;
    private readonly ReadOptions _options;
    private readonly CancellationTokenSource _stopping;
    private readonly OperationContext _context;
    private readonly OrderedWindow<Task<Page<T>>> _pages;
    private readonly RecentItems<T> _recent;
    private readonly SeenPages<T> _seen = new();
    private PagePlan _plan;
    private int _sizeAsked;
    private bool _started;
    private int _nextPage;
    private int _lastRead;
    private long _lastAnnounced;
    private bool _hasNext;
    private int _withoutNews;
    private long _drop;
    private long _position;
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
        _sizeAsked = _plan.Size;
        _pages = new OrderedWindow<Task<Page<T>>>(options.ThrottleLimit);
        _recent = new RecentItems<T>((options.ThrottleLimit * OrderedWindow<T>.WaitingPerRequest) + 1);
        _left = options.First;
    }

    /// <summary>
    /// How many items the whole list has; null before the first page, or if the server does not say or what it says
    /// cannot be true.
    /// </summary>
    public long? TotalCount { get; private set; }

    /// <summary>How many pages may be in flight from now on, up to what the options say.</summary>
    public int PagesInFlight
    {
        set => _pages.Limit = Math.Min(value, _options.ThrottleLimit);
    }

    /// <summary>The items of the next page that belong to the part; null at the end.</summary>
    /// <exception cref="OrgException">A page could not be had. The pages before it have been returned.</exception>
    public async Task<IReadOnlyList<T>?> NextAsync()
    {
        if (_left <= 0)
            return null;
        Page<T>? page = _started ? await NextOfWindowAsync().ConfigureAwait(false) : await StartAsync().ConfigureAwait(false);
        if (page is null)
            return null;
        IReadOnlyList<T> items = Trim(Receive(page));
        FillWindow();
        return items;
    }

    /// <summary>Ends the requests that are in flight. Their answers will not be asked for.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private Task<Page<T>> GetAsync(int number) => _source.GetAsync(new PageRequest(number, _sizeAsked), _context);

    // Null past the end, where Munch and uData answer 404.
    private async Task<Page<T>?> TryGetAsync(int number)
    {
        try
        {
            return await GetAsync(number).ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind == OrgErrorKind.NotFound && number > 1)
        {
            return null;
        }
    }

    private async Task<Page<T>?> StartAsync()
    {
        _started = true;
        Page<T>? page = await TryGetAsync(_plan.FirstPage).ConfigureAwait(false);
        if (page is not null && (_plan.FirstPage == 1 ? !LiesFurtherOn(page) : IsWhereItShouldBe(page)))
            return Begin(page);
        // The server may have a limit of its own for the size of pages, ignore pages, or know nothing by that name.
        Page<T> first = _plan.FirstPage == 1 ? page! : await GetAsync(1).ConfigureAwait(false);
        TotalCount = Believed(first, first.Items.Count);
        if (!first.HasNext && _options.Skip >= first.Items.Count)
            return null;
        if (!first.HasNext || first.Items.Count == 0)
            return BeginWithFirst(first);
        if (first.Items.Count != _plan.Size)
        {
            // Page numbers mean something else than was thought.
            _plan = PagePlan.WithSize(_options, first.Items.Count);
            if (_sizeAsked == PageSource.Unpaged)
                _sizeAsked = _plan.Size;
            page = _plan.FirstPage == 1 ? first : await TryGetAsync(_plan.FirstPage).ConfigureAwait(false);
        }
        if (page is null)
            return null;
        return ReferenceEquals(page, first) || !SeenPages<T>.AreAlike(page, first) ? Begin(page) : BeginWithFirst(first);
    }

    private bool LiesFurtherOn(Page<T> first) => first.HasNext && first.Items.Count > 0 && _options.Skip >= first.Items.Count;

    // Whether a page that is not the first one shows by its length and its total that page numbers mean what was thought.
    private bool IsWhereItShouldBe(Page<T> page)
    {
        if (page.HasNext)
            return page.Items.Count == _plan.Size;
        long before = (long)(_plan.FirstPage - 1) * _plan.Size;
        return page.Items.Count > 0
            ? page.Items.Count <= _plan.Size && page.TotalCount == before + page.Items.Count
            : page.TotalCount is >= 0 && page.TotalCount <= before;
    }

    private Page<T> BeginWithFirst(Page<T> first)
    {
        _plan = PagePlan.FromStart(_options, _plan.Size);
        return Begin(first);
    }

    private Page<T> Begin(Page<T> page)
    {
        // A page that is followed by another is full, so it shows the size in use better than the server's word for it.
        if (page.HasNext && page.Items.Count > 0 && _plan.FirstPage == 1 && page.Items.Count != _plan.Size)
            _plan = PagePlan.FromStart(_options, page.Items.Count);
        if (_sizeAsked == PageSource.Unpaged)
            _sizeAsked = _plan.Size;
        _drop = _plan.Drop;
        _position = (long)(_plan.FirstPage - 1) * _plan.Size;
        _lastRead = _plan.FirstPage;
        _nextPage = _plan.FirstPage + 1;
        TotalCount = Believed(page, _position + page.Items.Count);
        return page;
    }

    // A total below what has arrived, or equal to it where more is announced, cannot be the list's.
    private static long? Believed(Page<T> page, long position) =>
        page.TotalCount is { } total && total >= (page.Items.Count == 0 ? 0 : position) && !(page.HasNext && total <= position)
            ? total
            : null;

    private async Task<Page<T>?> NextOfWindowAsync()
    {
        if (_pages.Count == 0)
            return End(wasPromised: false);
        while (!_pages.IsOldestDone)
        {
            // Whichever answer is in makes room for a request, so that a slow page holds up nothing but its own place.
            FillWindow();
            await _pages.WhenAnyAsync().ConfigureAwait(false);
        }
        Task<Page<T>> oldest = _pages.Take();
        _lastRead++;
        try
        {
            return await oldest.ConfigureAwait(false);
        }
        catch (OrgException error) when (!_hasNext || error.Kind == OrgErrorKind.NotFound)
        {
            // The list became shorter while it was read, or only its total promised the page.
            return End(wasPromised: _hasNext);
        }
    }

    private IReadOnlyList<T> Receive(Page<T> page)
    {
        _position += page.Items.Count;
        _hasNext = page.HasNext;
        _lastAnnounced = page.TotalCount is > 0 and { } total ? ((total - 1) / _plan.Size) + 1 : 0;
        IReadOnlyList<T> fresh = _recent.WithoutRepeats(page.Items);
        bool isNews = fresh.Count > 0 && (!_hasNext || _seen.Add(page));
        _withoutNews = isNews ? 0 : _withoutNews + 1;
        if (_hasNext && _withoutNews > MostPagesWithoutNews)
            throw new OrgException(
                OrgErrorKind.InvalidResponse,
                "The server announces one page after another and sends nothing new. "
                    + $"The list was read as far as page {_lastRead - _withoutNews}."
            );
        return fresh;
    }

    private void FillWindow()
    {
        // HasRoom comes first: it counts what is in flight, which is waited for also when no more is asked for.
        while (_pages.HasRoom && MayAsk(_nextPage))
        {
            Task<Page<T>> page = GetAsync(_nextPage++);
            _pages.Add(page, page);
        }
    }

    private bool MayAsk(int number) =>
        _hasNext
        && (number == _lastRead + 1 || number <= _lastAnnounced)
        && number > 1
        && ((long)_pages.Count * _plan.Size) - _drop < _left
        && !_pages.AnyDone(EndsList);

    // Where a page has failed the list ends, or the caller gives it up; and after the last page there is none.
    private static bool EndsList(Task page) => page.Status != TaskStatus.RanToCompletion || !((Task<Page<T>>)page).Result.HasNext;

    private IReadOnlyList<T> Trim(IReadOnlyList<T> items)
    {
        int from = (int)Math.Min(_drop, items.Count);
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

    private Page<T>? End(bool wasPromised)
    {
        _pages.Clear();
        _hasNext = false;
        if (wasPromised && _options.IsWhole)
            throw new OrgException(
                OrgErrorKind.InvalidResponse,
                $"The list is not whole: it ended after {_position} items, although the server had announced another page."
            );
        if (TotalCount is { } total)
        {
            long wanted = _options.First < total - _options.Skip ? _options.Skip + _options.First : total;
            if (_position < wanted)
                _context.Log.Warning($"The list ended after {_position} of the {total} items that the server had announced.");
        }
        else if (wasPromised)
        {
            _context.Log.Warning($"The list ended after {_position} items, although the server had announced another page.");
        }
        return null;
    }
}
