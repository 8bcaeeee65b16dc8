using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.Providers.EquinixMetal;

/// <summary>Equinix Metal's pages are the one list beside <c>meta</c>, which holds <c>{"next": {"href": …}}</c>.</summary>
internal sealed class EquinixMetalPages : IPageConvention
{
    public IReadOnlyList<object?>? ItemsOf(IReadOnlyDictionary<string, object?> answer) =>
        answer.ContainsKey("meta") ? answer.Values.OfType<List<object?>>().FirstOrDefault() : null;

    public string? NextOf(IReadOnlyDictionary<string, object?> answer) =>
        answer.TryGetValue("meta", out object? meta)
        && meta is Dictionary<string, object?> about
        && about.TryGetValue("next", out object? next)
            ? next is Dictionary<string, object?> link
                ? link.TryGetValue("href", out object? href)
                    ? href as string
                    : null
                : next as string
            : null;
}
