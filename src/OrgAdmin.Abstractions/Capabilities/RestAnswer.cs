using System.Collections.Generic;

namespace OrgAdmin.Capabilities;

/// <summary>An answer.</summary>
public sealed class RestAnswer
{
    /// <summary>The status.</summary>
    public int StatusCode { get; init; }

    /// <summary>The headers, by name.</summary>
    public IDictionary<string, string[]> Headers { get; init; } = new Dictionary<string, string[]>();

    /// <summary>The body: plain values where it is JSON, else its text; null if there is none or it went to a stream.</summary>
    public object? Content { get; init; }

    /// <summary>The items of a page; null if the answer is not a page of any kind that the four APIs know.</summary>
    public IReadOnlyList<object?>? Items { get; init; }

    /// <summary>Where the next page is, as the server says it; null if there is none.</summary>
    public string? Next { get; init; }
}
