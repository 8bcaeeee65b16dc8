using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace OrgAdmin.Cmdlets;

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
