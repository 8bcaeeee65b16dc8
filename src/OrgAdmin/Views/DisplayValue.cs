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
