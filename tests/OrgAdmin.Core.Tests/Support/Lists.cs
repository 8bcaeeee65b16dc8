using System.Collections.Generic;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Tests.Support;

internal static class Lists
{
    /// <summary>The whole list, or a part of it.</summary>
    public static async Task<List<T>> ReadAsync<T>(this PageSource<T> source, ReadOptions? options = null, OperationContext? context = null)
    {
        using var reader = new PageReader<T>(source, options ?? new ReadOptions(), context ?? OperationContext.None);
        List<T> items = [];
        await reader.ReadIntoAsync(items);
        return items;
    }

    /// <summary>Reads what is left of a list; what arrived before an error is there.</summary>
    public static async Task ReadIntoAsync<T>(this PageReader<T> reader, List<T> items)
    {
        while (await reader.NextAsync() is { } page)
            items.AddRange(page);
    }
}
