using System;
using System.Globalization;

namespace OrgAdmin.Emulation.UData;

/// <summary>Dates as Python writes them: a fraction only if there is one, and the offset in figures.</summary>
internal static class Dates
{
    public static string Text(DateTimeOffset date) => Naive(date) + "+00:00";

    public static string? Text(DateTimeOffset? date) => date is { } known ? Text(known) : null;

    /// <summary>Without an offset, as 16.2 shows the last login.</summary>
    public static string Naive(DateTimeOffset date) =>
        date.UtcDateTime.ToString(
            date.UtcDateTime.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.fff'000'",
            CultureInfo.InvariantCulture
        );
}
