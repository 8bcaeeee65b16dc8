using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OrgAdmin;

/// <summary>The text of lists and dictionaries: the same in every culture, and read back by the parameters that take them.</summary>
internal static class ReadableText
{
    /// <summary>The text of a list: its items, separated by semicolons.</summary>
    public static string Of(IEnumerable items) => string.Join("; ", items.Cast<object?>().Select(Inner));

    /// <summary>The text of a dictionary: <c>key=value; other=2</c>.</summary>
    public static string Of(IDictionary<string, object?> values) =>
        string.Join("; ", values.Select(pair => $"{pair.Key}={Inner(pair.Value)}"));

    private static string Inner(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            bool flag => flag ? "true" : "false",
            DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
            // As -Assignment takes it.
            AssignmentReference reference => $"{reference.Class}:{reference.Id}",
            IDictionary<string, object?> inner => "{" + Of(inner) + "}",
            IEnumerable inner => "[" + string.Join(", ", inner.Cast<object?>().Select(Inner)) + "]",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
