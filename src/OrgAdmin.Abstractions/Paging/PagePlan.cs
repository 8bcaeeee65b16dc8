using System;

namespace OrgAdmin;

/// <summary>Turns "skip so many, take so many" into page numbers: the fewest requests that cover it, and no other.</summary>
internal readonly struct PagePlan
{
    private PagePlan(int size, int firstPage, long drop)
    {
        Size = size;
        FirstPage = firstPage;
        Drop = drop;
    }

    /// <summary>The page size to reckon with.</summary>
    public int Size { get; }

    /// <summary>The first page needed.</summary>
    public int FirstPage { get; }

    /// <summary>How many items come before the part that is wanted, from the first page on.</summary>
    public long Drop { get; }

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
    public static PagePlan WithSize(ReadOptions options, int size) =>
        new(size, (int)Math.Min(int.MaxValue - 1, options.Skip / size) + 1, options.Skip % size);

    /// <summary>Plans to read from the first page on, whatever is left out.</summary>
    public static PagePlan FromStart(ReadOptions options, int size) => new(size, 1, options.Skip);

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
