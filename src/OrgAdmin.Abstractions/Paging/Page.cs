using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>One page of a list, as the server answered it.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
public sealed class Page<T>
{
    /// <summary>The items, in the server's order.</summary>
    public IReadOnlyList<T> Items { get; init; } = [];

    /// <summary>How many items the whole list has, by the server's word; null if it did not say.</summary>
    public long? TotalCount { get; init; }

    /// <summary>Whether the server says that there is another page. This alone decides where a list ends.</summary>
    public bool HasNext { get; init; }
}
