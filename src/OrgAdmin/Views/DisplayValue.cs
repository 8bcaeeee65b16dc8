using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace OrgAdmin.Views;

/// <summary>
/// What the views of the module print. Every column and every item of a list that can hold a foreign text goes through it, so that
/// no name which somebody gave himself steers the terminal or hides in a table. The properties themselves stay as they were sent.
/// </summary>
public static class DisplayValue
{
    /// <summary>The value as a view prints it: texts through the module's one filter, numbers and dates as they are.</summary>
    /// <param name="value">A property's value, or what a view has made of it.</param>
    public static object? Of(object? value) =>
        value switch
        {
            null => null,
            PSObject { BaseObject: not PSCustomObject } wrapped => Of(wrapped.BaseObject),
            string text => DisplayText.Of(text),
            // The year of a date is the same for everybody: some cultures count from another one.
            DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            bool or Guid or Enum => value,
            IConvertible and not char => value,
            IDictionary table => Entries(table).ToArray(),
            IEnumerable items => items.Cast<object?>().Select(Of).ToArray(),
            _ => DisplayText.Of(value.ToString() ?? ""),
        };

    /// <summary>The day of a time, as a column of a table has it; null for none.</summary>
    /// <param name="value">A time.</param>
    public static string? Date(object? value) =>
        value switch
        {
            PSObject wrapped => Date(wrapped.BaseObject),
            DateTimeOffset time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => null,
        };

    /// <summary>A text of several lines, which a view has made of short ones; null for none.</summary>
    /// <param name="value">The text.</param>
    public static string? Lines(object? value) =>
        value is null ? null : string.Join("\n", value.ToString()!.Split('\n').Select(DisplayText.Of));

    /// <summary>A text that is shortened to so many cells of a terminal, for a table whose rows wrap; null for none.</summary>
    /// <param name="value">A name or an address.</param>
    /// <param name="width">The width of the column.</param>
    public static string? Short(object? value, int width)
    {
        if (Of(value)?.ToString() is not { } text)
            return null;
        int taken = 0;
        // Where the text is cut if it turns out to be too long: the sign for it takes a cell as well.
        int end = 0;
        for (int i = 0; i < text.Length; i++)
        {
            taken += IsWide(text[i]) ? 2 : 1;
            if (taken > width)
                return text.Substring(0, end) + "…";
            if (taken < width && !char.IsHighSurrogate(text[i]))
                end = i + 1;
        }
        return text;
    }

    // What PowerShell itself counts as two cells.
    private static bool IsWide(char c) =>
        c
            is (>= '\u1100' and <= '\u115F')
                or '\u2329'
                or '\u232A'
                or (>= '\u2E80' and <= '\uA4CF' and not '\u303F')
                or (>= '\uAC00' and <= '\uD7A3')
                or (>= '\uF900' and <= '\uFAFF')
                or (>= '\uFE10' and <= '\uFE19')
                or (>= '\uFE30' and <= '\uFE6F')
                or (>= '\uFF00' and <= '\uFF60')
                or (>= '\uFFE0' and <= '\uFFE6');

    private static IEnumerable<string> Entries(IDictionary table)
    {
        foreach (DictionaryEntry entry in table)
            yield return DisplayText.Of($"[{entry.Key}, {Inner(entry.Value)}]");
    }

    // A table or a list within a table fills the screen; what it holds is in the property.
    private static object? Inner(object? value) =>
        value switch
        {
            ICollection { Count: 0 } => "{}",
            IDictionary or (IEnumerable and not string) => "{…}",
            _ => value,
        };
}
