using System.Collections.Generic;

namespace OrgAdmin.Core.Providers.Gandi;

/// <summary>Gandi's lists are bare arrays; <c>Link</c> leads to the next page.</summary>
internal sealed class GandiPages : IPageConvention
{
    public IReadOnlyList<object?>? ItemsOf(IReadOnlyDictionary<string, object?> answer) => null;

    public string? NextOf(IReadOnlyDictionary<string, object?> answer) => null;
}
