using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>A dictionary of plain values whose text is what it holds, as in a cell of a CSV, and not the name of its type.</summary>
public sealed class ReadableTable : Dictionary<string, object?>
{
    /// <summary>An empty dictionary.</summary>
    public ReadableTable() { }

    /// <summary>An empty dictionary with room for so many.</summary>
    /// <param name="capacity">How many.</param>
    public ReadableTable(int capacity)
        : base(capacity) { }

    /// <summary>A dictionary of the same keys and values.</summary>
    /// <param name="values">The keys and values.</param>
    public ReadableTable(IDictionary<string, object?> values)
        : base(values) { }

    /// <summary>The keys and values, as <c>key=value; other=2</c>: parameters such as -Extras read that.</summary>
    public override string ToString() => ReadableText.Of(this);

    /// <summary>The dictionary with a readable text; null for none.</summary>
    internal static IDictionary<string, object?>? Of(IDictionary<string, object?>? values) =>
        values is null or ReadableTable ? values : new ReadableTable(values);
}
