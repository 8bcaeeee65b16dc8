namespace OrgAdmin;

/// <summary>Which part of a list to read, and how eagerly.</summary>
internal sealed class ReadOptions
{
    /// <summary>How many pages may be in flight when nothing else is said.</summary>
    public const int DefaultThrottleLimit = 8;

    /// <summary>How many items to leave out at the start.</summary>
    public long Skip { get; init; }

    /// <summary>How many items to read at the most.</summary>
    public long First { get; init; } = long.MaxValue;

    /// <summary>The page size to ask for; null leaves the choice to the endpoint's own numbers.</summary>
    public int? PageSize { get; init; }

    /// <summary>
    /// True where the list is of use only if it is whole, because what is not in it counts as not there: one that ends before a page
    /// which the server had announced is an error then, and a warning otherwise.
    /// </summary>
    public bool IsWhole { get; init; }

    /// <summary>How many pages may be in flight.</summary>
    public int ThrottleLimit { get; init; } = DefaultThrottleLimit;
}
