using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace OrgAdmin;

/// <summary>A list at a provider: how large its pages may be, and how to get one.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="defaultSize">The page size that needs few requests without making any of them slow.</param>
/// <param name="maximumSize">The largest page size that the endpoint accepts; <see cref="PageSource.Unpaged"/> if it has no pages.</param>
/// <param name="fetch">Gets one page.</param>
internal sealed class PageSource<T>(int defaultSize, int maximumSize, Func<PageRequest, OperationContext, Task<Page<T>>> fetch)
{
    /// <summary>The page size that needs few requests without making any of them slow.</summary>
    public int DefaultSize { get; } = defaultSize;

    /// <summary>The largest page size that the endpoint accepts.</summary>
    public int MaximumSize { get; } = maximumSize;

    /// <summary>Gets one page. Never ask past the end: some servers answer 404 there.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="context">Cancellation and messages.</param>
    /// <exception cref="OrgException">The server refused, or could not be understood or reached.</exception>
    // Awaited here, so that an error on the way to the first await does not overtake pages that have arrived.
    public async Task<Page<T>> GetAsync(PageRequest page, OperationContext context) => await fetch(page, context).ConfigureAwait(false);
}

/// <summary>Makes page sources of the simple kind.</summary>
internal static class PageSource
{
    /// <summary>The page size of an endpoint that sends its list whole.</summary>
    public const int Unpaged = int.MaxValue;

    /// <summary>A list that its endpoint sends whole, in one answer.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="fetch">Gets the whole list.</param>
    public static PageSource<T> Whole<T>(Func<OperationContext, Task<IReadOnlyList<T>>> fetch) =>
        new(
            Unpaged,
            Unpaged,
            async (_, context) =>
            {
                IReadOnlyList<T> items = await fetch(context).ConfigureAwait(false);
                return new Page<T> { Items = items, TotalCount = items.Count };
            }
        );

    /// <summary>Reads a list whole.</summary>
    /// <exception cref="OrgException">A page could not be had; also one that the server announced and does not have.</exception>
    internal static async Task<List<T>> ReadAllAsync<T>(
        this PageSource<T> source,
        OperationContext context,
        int throttleLimit = ReadOptions.DefaultThrottleLimit
    )
    {
        using var reader = new PageReader<T>(source, new ReadOptions { ThrottleLimit = throttleLimit, IsWhole = true }, context);
        var all = new List<T>();
        while (await reader.NextAsync().ConfigureAwait(false) is { } page)
            all.AddRange(page);
        return all;
    }
}
