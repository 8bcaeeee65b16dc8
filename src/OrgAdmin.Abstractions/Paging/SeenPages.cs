using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace OrgAdmin;

/// <summary>
/// Remembers every page of a list by a number, so that a server whose pages lead in a circle is noticed however long the
/// circle is. Eight bytes a page are kept.
/// </summary>
/// <typeparam name="T">What the list holds.</typeparam>
internal sealed class SeenPages<T>
{
    private readonly HashSet<long> _seen = [];

    /// <summary>Remembers a page. False if it, or by a rare chance one of the same number, has been there before.</summary>
    public bool Add(Page<T> page) => _seen.Add(NumberOf(page));

    /// <summary>Whether two pages that hold something hold the same.</summary>
    public static bool AreAlike(Page<T> one, Page<T> other) => one.Items.Count > 0 && NumberOf(one) == NumberOf(other);

    private static long NumberOf(Page<T> page)
    {
        long number = page.Items.Count;
        unchecked
        {
            for (int i = 0; i < page.Items.Count; i++)
                number = (number * 1_000_000_007) + NumberOf(page.Items[i]);
        }
        return number;
    }

    // What has no identity is like nothing else.
    private static int NumberOf(T item) =>
        item is OrgObject known
            ? known.Identity is { Length: > 0 } identity
                ? identity.GetHashCode()
                : RuntimeHelpers.GetHashCode(known)
            : EqualityComparer<T>.Default.GetHashCode(item!);
}
