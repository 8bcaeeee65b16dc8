using System;

namespace OrgAdmin;

/// <summary>Turns "skip so many, take so many" into page numbers: the fewest requests that cover it, and no other.</summary>
internal readonly struct PagePlan
{
    private PagePlan(long skip, long first, int size)
    {
        Size = size;
        FirstPage = (int)Math.Min(int.MaxValue - 1, skip / size) + 1;
        Drop = (int)(skip % size);
        long end = first > long.MaxValue - skip ? long.MaxValue : skip + first;
        LastPage = end == long.MaxValue ? int.MaxValue : (int)Math.Min(int.MaxValue, end == 0 ? 0 : (end - 1) / size + 1);
    }

    /// <summary>The page size to ask for.</summary>
    public int Size { get; }

    /// <summary>The first page needed.</summary>
    public int FirstPage { get; }

    /// <summary>The last page needed, even if the list is longer.</summary>
    public int LastPage { get; }

    /// <summary>How many items of the first page come before the part that is wanted.</summary>
    public int Drop { get; }

    /// <summary>Plans with a page size of the caller's or of the endpoint's choice.</summary>
    public static PagePlan For(ReadOptions options, int defaultSize, int maximumSize)
    {
        // An endpoint without pages of its own sends the list whole; asking for a part would not make it one.
        if (maximumSize == PageSource.Unpaged)
            return WithSize(options, PageSource.Unpaged);
        if (options.PageSize is { } wanted)
            return WithSize(options, Math.Min(wanted, maximumSize));
        return WithSize(options, options.First >= defaultSize ? defaultSize : OnePageFor(options, defaultSize));
    }

    /// <summary>Plans with a page size that is settled, for instance because the server insists on it.</summary>
    public static PagePlan WithSize(ReadOptions options, int size) => new(options.Skip, options.First, size);

    // The smallest page that holds the whole part, so that one request does: skip 12, take 5 is page 2 of 9.
    private static int OnePageFor(ReadOptions options, int defaultSize)
    {
        for (int size = Math.Max(1, (int)options.First); size < defaultSize; size++)
        {
            if (options.Skip / size == (options.Skip + options.First - 1) / size)
                return size;
        }
        return defaultSize;
    }
}
