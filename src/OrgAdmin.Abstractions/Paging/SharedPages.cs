using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace OrgAdmin;

/// <summary>A list that several ask for: its first pages are got once and kept, the rest for everybody anew.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
internal sealed class SharedPages<T>
{
    // The list of an organization is seldom longer, and a long one is not to be kept in memory.
    private const int Most = 4;

    private readonly PageSource<T> _source;
    private readonly Dictionary<(int Number, int Size), Task<Page<T>>> _pages = [];

    /// <param name="source">The list.</param>
    public SharedPages(PageSource<T> source)
    {
        _source = source;
        Source = new PageSource<T>(source.DefaultSize, source.MaximumSize, GetAsync);
    }

    /// <summary>The list, for each who asks.</summary>
    public PageSource<T> Source { get; }

    private async Task<Page<T>> GetAsync(PageRequest page, OperationContext context)
    {
        if (!TryShare(page, context, out Task<Page<T>>? shared))
            return await _source.GetAsync(page, context).ConfigureAwait(false);
        try
        {
            return await shared!.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            // Who had asked first needed no more of the list.
            return await _source.GetAsync(page, context).ConfigureAwait(false);
        }
    }

    private bool TryShare(PageRequest page, OperationContext context, out Task<Page<T>>? shared)
    {
        lock (_pages)
        {
            if (!_pages.TryGetValue((page.Number, page.Size), out shared) && _pages.Count < Most)
                _pages[(page.Number, page.Size)] = shared = _source.GetAsync(page, context);
            return shared is not null;
        }
    }
}
