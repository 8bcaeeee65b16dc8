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
    private readonly Queue<HashSet<string>> _pages = new();

    /// <summary>A page's items without those that an earlier page held. A repeat within one page is the server's own doing, and stays.</summary>
    public IReadOnlyList<T> WithoutRepeats(IReadOnlyList<T> items)
    {
        var identities = new HashSet<string>();
        List<T>? fresh = null;
        for (int i = 0; i < items.Count; i++)
        {
            T item = items[i];
            string? identity = (item as OrgObject)?.Identity;
            if (!string.IsNullOrEmpty(identity))
            {
                identities.Add(identity!);
                if (_pages.Any(page => page.Contains(identity!)))
                {
                    fresh ??= [.. items.Take(i)];
                    continue;
                }
            }
            fresh?.Add(item);
        }
        _pages.Enqueue(identities);
        if (_pages.Count > pages)
            _pages.Dequeue();
        return fresh ?? items;
    }
}
