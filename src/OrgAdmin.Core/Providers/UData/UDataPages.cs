using System.Collections.Generic;

namespace OrgAdmin.Core.Providers.UData;

/// <summary>uData's pages are <c>{"data": […], "next_page": …, "total": …}</c>.</summary>
internal sealed class UDataPages : IPageConvention
{
    public IReadOnlyList<object?>? ItemsOf(IReadOnlyDictionary<string, object?> answer) =>
        answer.ContainsKey("next_page") && answer.TryGetValue("data", out object? data) ? data as List<object?> : null;

    public string? NextOf(IReadOnlyDictionary<string, object?> answer) =>
        answer.TryGetValue("next_page", out object? next) ? next as string : null;
}
