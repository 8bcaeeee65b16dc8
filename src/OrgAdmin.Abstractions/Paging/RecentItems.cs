using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin;

/// <summary>
/// Remembers which objects the last few pages held. When something is added in front of a list while it is
/// read, everything moves back a place and the next page begins with what the one before ended with.
/// </summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="pages">How many pages to remember: a list moves by little while a few pages are in flight.</param>
internal sealed class RecentItems<T>(int pages)
{
    // Their identities alone, so that the objects of pages that have been read are not kept.
    private readonly Queue<List<string>> _pages = new();
    private readonly HashSet<string> _identities = [];
    private IReadOnlyList<T> _previous = [];

    /// <summary>
    /// A page's items without those that an earlier page held. A repeat within one page is the server's own doing, and stays.
    /// </summary>
    public IReadOnlyList<T> WithoutRepeats(IReadOnlyList<T> items)
    {
        // Only now, because a list that comes whole in one page has nothing to be compared with.
        Remember(_previous);
        List<T>? fresh = null;
        for (int i = 0; i < items.Count; i++)
        {
            if (_identities.Count > 0 && IdentityOf(items[i]) is { } identity && _identities.Contains(identity))
                fresh ??= [.. items.Take(i)];
            else
                fresh?.Add(items[i]);
        }
        return _previous = fresh ?? items;
    }

    private void Remember(IReadOnlyList<T> page)
    {
        var identities = new List<string>(page.Count);
        for (int i = 0; i < page.Count; i++)
        {
            if (IdentityOf(page[i]) is { } identity && _identities.Add(identity))
                identities.Add(identity);
        }
        _pages.Enqueue(identities);
        if (_pages.Count <= pages)
            return;
        foreach (string identity in _pages.Dequeue())
            _identities.Remove(identity);
    }

    private static string? IdentityOf(T item) => item is OrgObject { Identity: { Length: > 0 } identity } ? identity : null;
}
