using System;
using System.Collections;
using System.Collections.Generic;

namespace OrgAdmin.Commands;

/// <summary>Notices pages that lead back to one that was read, and pages that go on and bring nothing new.</summary>
internal sealed class PageCircle
{
    private const int MostPagesWithoutNews = 5;

    private readonly HashSet<string> _links = new(StringComparer.Ordinal);
    private readonly HashSet<int> _contents = [];
    private int _withoutNews;

    /// <summary>Takes note of a page that was read and of the link that follows it.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidResponse"/>: the pages have no end.</exception>
    public void Follow(IReadOnlyList<object?> items, string next)
    {
        // The number of two pages may be the same by chance; of several pages in a row it is not.
        _withoutNews = items.Count > 0 && _contents.Add(NumberOf(items)) ? 0 : _withoutNews + 1;
        if (!_links.Add(next) || _withoutNews > MostPagesWithoutNews)
            throw new OrgException(
                OrgErrorKind.InvalidResponse,
                "The server announces one page after another and sends nothing new. What it has sent was output."
            );
    }

    private static int NumberOf(object? value)
    {
        unchecked
        {
            switch (value)
            {
                case IDictionary<string, object?> fields:
                    int sum = fields.Count;
                    foreach (KeyValuePair<string, object?> field in fields)
                        sum += (StringComparer.Ordinal.GetHashCode(field.Key) * 397) ^ NumberOf(field.Value);
                    return sum;
                case IEnumerable list and not string:
                    int number = 17;
                    foreach (object? item in list)
                        number = (number * 31) + NumberOf(item);
                    return number;
                default:
                    return value?.GetHashCode() ?? 0;
            }
        }
    }
}
