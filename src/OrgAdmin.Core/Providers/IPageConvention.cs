using System.Collections.Generic;

namespace OrgAdmin.Core.Providers;

/// <summary>
/// How a provider says, in a JSON object, what is on a page and where the next one is. A bare array needs no convention,
/// nor does the <c>Link</c> header, which is HTTP's own.
/// </summary>
internal interface IPageConvention
{
    /// <summary>The items of a page; null if the object is not a page.</summary>
    IReadOnlyList<object?>? ItemsOf(IReadOnlyDictionary<string, object?> answer);

    /// <summary>Where the next page is; null if the object does not say.</summary>
    string? NextOf(IReadOnlyDictionary<string, object?> answer);
}
