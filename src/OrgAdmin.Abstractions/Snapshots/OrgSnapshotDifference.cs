using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin;

/// <summary>One difference between two snapshots.</summary>
public sealed class OrgSnapshotDifference
{
    private const int LongestShown = 60;

    /// <summary>The service, by its name.</summary>
    public string Provider => Service.ToString();

    /// <summary>The service.</summary>
    internal OrgProvider Service { get; init; }

    /// <summary>The name of the connection, in the later snapshot.</summary>
    public string Connection { get; init; } = "";

    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The organization's name.</summary>
    public string Organization { get; init; } = "";

    /// <summary>What has happened.</summary>
    public string Change { get; init; } = "";

    /// <summary>What it has happened to.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The id of what it has happened to: of the organization, the user, the invitation or the request.</summary>
    public string Id { get; init; } = "";

    /// <summary>The user's id; null for an organization, and for an invitation of somebody who has no account.</summary>
    public string? UserId { get; init; }

    /// <summary>The name of the organization or the person, or the address if there is no name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The person's address, where it is known; some providers mask it.</summary>
    public string? Email { get; init; }

    /// <summary>The role that the person has now, or had before it was removed; null for an organization.</summary>
    public string? Role { get; init; }

    /// <summary>The property that is another now; null if it is the whole thing that was added or removed.</summary>
    public string? Property { get; init; }

    /// <summary>The property's value before; null if it had none.</summary>
    public object? Before
    {
        get;
        init => field = Readable(value);
    }

    /// <summary>The property's value now; null if it has none.</summary>
    public object? After
    {
        get;
        init => field = Readable(value);
    }

    /// <summary>The change on one line: the property with both values, or the role of who came or went.</summary>
    public string Detail => Property is null ? DisplayText.Of(Role ?? "") : $"{Property}: {Shown(Before)} -> {Shown(After)}";

    /// <summary>The difference on one line.</summary>
    public override string ToString()
    {
        string what = Kind == SnapshotKind.Organization ? $"{Kind} {Organization}" : $"{Kind} {Name} of {Organization}";
        return DisplayText.Of(Detail.Length == 0 ? $"{Change}: {what}" : $"{Change}: {what} ({Detail})");
    }

    private static object? Readable(object? value) =>
        value switch
        {
            IDictionary<string, object?> table => ReadableTable.Of(table),
            string => value,
            IReadOnlyList<object?> items => ReadableList<object?>.Of(items),
            _ => value,
        };

    private static string Shown(object? value)
    {
        string text = value switch
        {
            null => "(none)",
            string said => said.Length == 0 ? "(empty)" : said,
            bool flag => flag ? "true" : "false",
            IDictionary => "{…}",
            IEnumerable items => string.Join(", ", items.Cast<object?>().Select(Shown)),
            _ => string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0}", value),
        };
        // Line breaks of a text, and whatever else would move the cursor, have no place in a table.
        return DisplayText.Shortened(DisplayText.Of(text), LongestShown);
    }
}
