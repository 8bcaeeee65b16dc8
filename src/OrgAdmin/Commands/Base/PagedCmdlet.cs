using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace OrgAdmin.Commands.Base;

/// <summary>The base of every cmdlet that lists: it streams the list in order, and asks for no page it does not need.</summary>
/// <typeparam name="TCapability">What the provider must be able to do.</typeparam>
public abstract class PagedCmdlet<TCapability> : ConnectedCmdlet<TCapability>
    where TCapability : class
{
    /// <summary>How many items to ask for in one request. Left out, a size that suits the endpoint.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int PageSize { get; set; }

    /// <summary>How many pages may be in flight.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = ReadOptions.DefaultThrottleLimit;

    private protected override bool AllowsSeveralConnections => true;

    /// <summary>Writes a list as it comes in.</summary>
    /// <param name="use">Where the list is.</param>
    /// <param name="source">The list.</param>
    /// <param name="filter">What of it is wanted, where the server cannot be asked for that; then -First and -Skip count what
    /// passes.</param>
    /// <param name="written">Called for each object before it is written.</param>
    private protected void WritePages<T>(
        ConnectionUse<TCapability> use,
        PageSource<T> source,
        Func<T, bool>? filter = null,
        Action<T>? written = null
    )
    {
        long skip = Count(PagingParameters.Skip);
        long first = Count(PagingParameters.First);
        var options = new ReadOptions
        {
            Skip = filter is null ? skip : 0,
            // -First 0 -IncludeTotalCount asks for nothing but the number, which comes with any page.
            First = filter is not null ? long.MaxValue : Math.Max(first, PagingParameters.IncludeTotalCount ? 1 : 0),
            PageSize = PageSize == 0 ? null : PageSize,
            ThrottleLimit = ThrottleLimit,
        };
        using var reader = new PageReader<T>(source, options, Context);
        if (filter is null)
            skip = 0;
        bool totalIsDue = PagingParameters.IncludeTotalCount;
        while (totalIsDue || first > 0)
        {
            IReadOnlyList<T>? page = Await(reader.NextAsync());
            if (totalIsDue)
                WriteObject(
                    PagingParameters.NewTotalCount(
                        (ulong)(reader.TotalCount ?? 0),
                        reader.TotalCount is null ? 0.0
                            : filter is null ? 1.0
                            : 0.5
                    )
                );
            totalIsDue = false;
            if (page is null)
                return;
            for (int i = 0; i < page.Count; i++)
            {
                T item = page[i];
                if (filter is not null && (!filter(item) || skip-- > 0))
                    continue;
                if (first-- <= 0)
                    return;
                written?.Invoke(item);
                Write(use, item);
            }
        }
    }

    private static long Count(ulong value) => value > long.MaxValue ? long.MaxValue : (long)value;
}
