using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace OrgAdmin;

/// <summary>Does something for each item of a list, side by side, and takes the results in the order of the list.</summary>
internal static class InOrder
{
    /// <summary>Begins with the items in their order, and finishes them in the same order.</summary>
    /// <param name="items">The items.</param>
    /// <param name="limit">How many may be in flight.</param>
    /// <param name="start">Begins with an item.</param>
    /// <param name="finish">Takes what came of it. One runs at a time.</param>
    public static async Task RunAsync<TItem, T>(
        IEnumerable<TItem> items,
        int limit,
        Func<TItem, Task<T>> start,
        Func<TItem, Task<T>, Task> finish
    )
    {
        var window = new OrderedWindow<(TItem Item, Task<T> Task)>(limit);
        foreach (TItem item in items)
        {
            while (window.IsOldestDone || !window.HasRoom)
            {
                if (window.IsOldestDone)
                    await FinishOldestAsync().ConfigureAwait(false);
                else
                    await window.WhenAnyAsync().ConfigureAwait(false);
            }
            Task<T> task = start(item);
            window.Add((item, task), task);
        }
        while (window.Count > 0)
            await FinishOldestAsync().ConfigureAwait(false);

        Task FinishOldestAsync()
        {
            (TItem item, Task<T> task) = window.Take();
            return finish(item, task);
        }
    }
}
