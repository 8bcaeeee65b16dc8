using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>A list whose text is what it holds, as in a cell of a CSV, and not the name of its type.</summary>
/// <typeparam name="T">What it holds.</typeparam>
public sealed class ReadableList<T> : List<T>
{
    /// <summary>An empty list.</summary>
    public ReadableList() { }

    /// <summary>A list of the same items.</summary>
    /// <param name="items">The items.</param>
    public ReadableList(IEnumerable<T> items)
        : base(items) { }

    /// <summary>The items' texts, separated by semicolons.</summary>
    public override string ToString() => ReadableText.Of(this);

    /// <summary>The list with a readable text; null for none.</summary>
    internal static IReadOnlyList<T>? Of(IReadOnlyList<T>? items) => items is null or ReadableList<T> ? items : new ReadableList<T>(items);
}
