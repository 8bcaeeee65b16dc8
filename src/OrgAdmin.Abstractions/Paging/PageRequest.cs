namespace OrgAdmin;

/// <summary>Which page to ask for.</summary>
/// <param name="number">The page's number, from 1.</param>
/// <param name="size">How many items a page has; ignored by endpoints that have no pages.</param>
public readonly struct PageRequest(int number, int size)
{
    /// <summary>The page's number, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>How many items a page has.</summary>
    public int Size { get; } = size;
}
