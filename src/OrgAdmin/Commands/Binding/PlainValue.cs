using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace OrgAdmin.Commands.Binding;

/// <summary>
/// Turns what a person builds in PowerShell (hashtables, custom objects, arrays, all of them wrapped) into the
/// plain values that Core can send.
/// </summary>
internal static class PlainValue
{
    /// <summary>A dictionary of plain values; null for none.</summary>
    public static IDictionary<string, object?>? Dictionary(IDictionary? values)
    {
        if (values is null)
            return null;
        var plain = new Dictionary<string, object?>();
        foreach (DictionaryEntry entry in values)
            plain[LanguagePrimitives.ConvertTo<string>(entry.Key)] = Of(entry.Value);
        return plain;
    }

    /// <summary>Key and value pairs of a row: a hashtable, an object, or a text such as <c>key=value; other=2</c>; null for none.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: it is none of these.</exception>
    public static IDictionary<string, object?>? Pairs(Row row, string parameter)
    {
        object? given = row.Value(parameter);
        switch (given)
        {
            case null:
                return null;
            case IDictionary dictionary:
                return Dictionary(dictionary);
            case PSObject { BaseObject: PSCustomObject }:
                return (IDictionary<string, object?>?)Of(given);
            case string text:
                string[][] pairs =
                [
                    .. text.Split([';'], System.StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(['='], 2)),
                ];
                if (pairs.All(pair => pair.Length == 2 && pair[0].Trim().Length > 0))
                    return pairs.ToDictionary(pair => pair[0].Trim(), pair => (object?)pair[1].Trim());
                break;
        }
        throw row.Invalid(parameter, "is neither a table of keys and values nor a text such as key=value; other=2");
    }

    /// <summary>The plain value of anything.</summary>
    public static object? Of(object? value)
    {
        // A custom object has nothing but its wrapper.
        if (value is PSObject { BaseObject: PSCustomObject } custom)
            return custom.Properties.ToDictionary(property => property.Name, property => Of(property.Value));
        if (value is PSObject wrapped)
            value = wrapped.BaseObject;
        return value switch
        {
            SwitchParameter flag => flag.IsPresent,
            string => value,
            IDictionary dictionary => Dictionary(dictionary),
            IEnumerable items => items.Cast<object?>().Select(Of).ToList(),
            _ => value,
        };
    }
}
