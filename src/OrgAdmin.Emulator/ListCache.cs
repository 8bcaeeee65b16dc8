using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Emulation;

/// <summary>
/// The lists that queries were answered from, filtered and sorted, until something is written. The pages of a list are asked for one
/// after the other; without this each of them would go through the whole world again.
/// </summary>
internal sealed class ListCache
{
    // Enough for what a script asks in turn. Each list is as long as the world has organizations.
    private const int Most = 16;

    private readonly Dictionary<string, object> _lists = [];

    /// <summary>The list for a query.</summary>
    /// <param name="make">Makes it, if it is not there.</param>
    /// <param name="query">All that decides what is in it and in which order.</param>
    public IReadOnlyList<T> Get<T>(Func<IEnumerable<T>> make, params string?[] query)
    {
        // With the lengths, no two queries have one key, whatever stands in them.
        string key = string.Concat(query.Select(part => part is null ? "-" : $"{part.Length}:{part}"));
        if (_lists.TryGetValue(key, out object? known))
            return (IReadOnlyList<T>)known;
        if (_lists.Count >= Most)
            _lists.Clear();
        T[] list = [.. make()];
        _lists[key] = list;
        return list;
    }

    public void Clear() => _lists.Clear();
}
