using System.Collections.Generic;

namespace OrgAdmin.Core.Json;

/// <summary>Makes a list from the wire safe to map.</summary>
internal static class WireLists
{
    /// <summary>The list without nulls, and an empty one for none: a null among the items stands for nothing that could be shown.</summary>
    public static List<T> Present<T>(this List<T>? items)
        where T : class
    {
        if (items is null)
            return [];
        items.RemoveAll(item => item is null);
        return items;
    }
}
