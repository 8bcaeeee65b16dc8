using System;
using System.Collections;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Management.Automation;

namespace OrgAdmin.Commands.Binding;

/// <summary>A piped object taken apart: what kind it is, and its columns under normalized names.</summary>
internal sealed class RowSource
{
    private const string Deserialized = "Deserialized.OrgAdmin.";

    private readonly Dictionary<string, (string Name, object? Value)> _columns = [];

    private RowSource(object value) => Value = value;

    /// <summary>The object without its wrapper.</summary>
    public object Value { get; }

    /// <summary>The class of this module that it is, or was before it went through a file or a job; null for everything else.</summary>
    public string? Kind { get; private set; }

    /// <summary>True for what a file or a person made: custom objects, hashtables, rows of a data table.</summary>
    public bool IsFree { get; private set; }

    /// <summary>True for a text or a number, which has no columns.</summary>
    public bool IsScalar { get; private set; }

    /// <summary>The columns' names as they stand in the row.</summary>
    public IEnumerable<string> ColumnNames => _columns.Values.Select(column => column.Name);

    /// <summary>True if no cell holds anything.</summary>
    public bool IsEmpty =>
        IsScalar ? string.IsNullOrWhiteSpace(Value.ToString()) : IsFree && _columns.Values.All(column => IsBlank(column.Value));

    /// <summary>Takes an object apart; null for null.</summary>
    public static RowSource? Of(object? input)
    {
        object? value = Row.Unwrapped(input);
        if (value is null)
            return null;
        var source = new RowSource(value);
        switch (value)
        {
            // A date and a yes or no name nothing.
            case string or char or Guid or (IConvertible and not (DateTime or bool)):
                source.IsScalar = true;
                return source;
            case IDictionary dictionary:
                source.IsFree = true;
                foreach (DictionaryEntry entry in dictionary)
                    source.Add(entry.Key.ToString()!, entry.Value);
                return source;
        }
        PSObject wrapped = PSObject.AsPSObject(input);
        source.Kind = KindOf(wrapped);
        source.IsFree = source.Kind is null && value is PSObject or DataRow or DataRowView;
        foreach (PSPropertyInfo property in wrapped.Properties)
        {
            if (property.IsGettable)
                source.Add(property.Name, Read(property));
        }
        return source;
    }

    /// <summary>The class of this module that an object is or was; null for everything else.</summary>
    public static string? KindOf(PSObject wrapped)
    {
        // A provider's own kind of organization is an organization.
        if (wrapped.BaseObject is Organization || wrapped.TypeNames.Contains(Deserialized + nameof(Organization)))
            return nameof(Organization);
        if (wrapped.BaseObject.GetType().Namespace == nameof(OrgAdmin))
            return wrapped.BaseObject.GetType().Name;
        string? name = wrapped.TypeNames.FirstOrDefault(type => type.StartsWith(Deserialized, StringComparison.Ordinal));
        return name?.Substring(name.LastIndexOf('.') + 1);
    }

    /// <summary>True if a column of this name holds something.</summary>
    public bool TryGet(string normalizedName, out object? value)
    {
        bool isThere = _columns.TryGetValue(normalizedName, out (string Name, object? Value) column) && !IsBlank(column.Value);
        value = isThere ? column.Value : null;
        return isThere;
    }

    /// <summary>The text in a column; null if there is none.</summary>
    public string? Text(string name) => TryGet(RowParameter.Normalized(name), out object? value) ? Row.Unwrapped(value)?.ToString() : null;

    private static object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            // A property that cannot be computed now (of an object that has gone) is a cell without a value.
            return null;
        }
    }

    private void Add(string name, object? value)
    {
        string key = RowParameter.Normalized(name);
        if (!_columns.ContainsKey(key) || IsBlank(_columns[key].Value))
            _columns[key] = (name, value);
    }

    private static bool IsBlank(object? value) =>
        Row.Unwrapped(value) is null || Row.Unwrapped(value) is string text && string.IsNullOrWhiteSpace(text);
}
