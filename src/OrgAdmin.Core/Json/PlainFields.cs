using System.Collections.Generic;

namespace OrgAdmin.Core.Json;

/// <summary>The fields of an object that was read as plain values.</summary>
internal static class PlainFields
{
    /// <summary>A field; null if it is not there.</summary>
    public static object? Value(this IReadOnlyDictionary<string, object?> fields, string name) =>
        fields.TryGetValue(name, out object? value) ? value : null;

    /// <summary>A field that is a text; null if it is not there or is none.</summary>
    public static string? Text(this IReadOnlyDictionary<string, object?> fields, string name) => fields.Value(name) as string;
}
