using System.Collections.Generic;

namespace OrgAdmin.Core.Providers.Munch;

/// <summary>Munch's pages are <c>{"count": …, "next": …, "results": […]}</c>.</summary>
internal sealed class MunchPages : IPageConvention
{
    public IReadOnlyList<object?>? ItemsOf(IReadOnlyDictionary<string, object?> answer) =>
        answer.ContainsKey("next") && answer.TryGetValue("results", out object? results) ? results as List<object?> : null;

    public string? NextOf(IReadOnlyDictionary<string, object?> answer) =>
        answer.TryGetValue("next", out object? next) ? next as string : null;
}
