using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.State;

/// <summary>
/// The fields of a person in a snapshot. There may be a hundred thousand of them with the same names of fields, which they share; a
/// dictionary for each takes four times the memory.
/// </summary>
/// <param name="names">The names, shared and never changed.</param>
/// <param name="values">The values, in the order of the names.</param>
internal sealed class PersonFields(string[] names, object?[] values) : IReadOnlyDictionary<string, object?>
{
    /// <summary>The names, in the order of the file.</summary>
    public string[] Names => names;

    public int Count => names.Length;

    public IEnumerable<string> Keys => names;

    public IEnumerable<object?> Values => values;

    public object? this[string key] => TryGetValue(key, out object? value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => Array.IndexOf(names, key) >= 0;

    public bool TryGetValue(string key, out object? value)
    {
        int i = Array.IndexOf(names, key);
        value = i < 0 ? null : values[i];
        return i >= 0;
    }

    /// <summary>The same values under other names.</summary>
    /// <param name="others">As many names.</param>
    public PersonFields Called(string[] others) => new(others, values);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        names.Select((name, i) => new KeyValuePair<string, object?>(name, values[i])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
