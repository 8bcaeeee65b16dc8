using System.Collections.Generic;

namespace OrgAdmin.Core.Json;

/// <summary>What an answer cannot do without: an object its id, a page its list.</summary>
internal static class Required
{
    /// <summary>Refuses an object that lacks a text.</summary>
    public static void Text(string? value, string name)
    {
        if (string.IsNullOrWhiteSpace(value))
            throw new IncompleteJsonException($"an object has no \"{name}\"");
    }

    /// <summary>Refuses an object that lacks a number.</summary>
    public static void Value(long? value, string name)
    {
        if (value is null)
            throw new IncompleteJsonException($"an object has no \"{name}\"");
    }

    /// <summary>Refuses a page that lacks its list.</summary>
    public static void List<T>(List<T>? items)
    {
        if (items is null)
            throw new IncompleteJsonException("a page has no list");
    }
}
