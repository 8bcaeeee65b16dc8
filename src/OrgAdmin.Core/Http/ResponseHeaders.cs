using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;

namespace OrgAdmin.Core.Http;

/// <summary>Reads the headers of an answer.</summary>
internal static class ResponseHeaders
{
    // RFC 9110, 5.6.7: the form to send, and the two old ones that are to be understood.
    private static readonly string[] HttpDates =
    [
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        "dddd, dd-MMM-yy HH:mm:ss 'GMT'",
        "ddd MMM d HH:mm:ss yyyy",
    ];

    /// <summary>A header's first value; null if it is not there.</summary>
    public static string? Value(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    /// <summary>The id under which the server's operators find the request; null if there is none, or none that can be shown.</summary>
    public static string? RequestId(HttpResponseMessage response) =>
        Value(response, "X-Request-Id") is { Length: > 0 and <= 200 } id && !id.Any(char.IsControl) ? id : null;

    /// <summary>How long the server asks to wait (RFC 9110, 10.2.3: seconds or a date); null if it does not say, or not clearly.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        string? text = Value(response, "Retry-After");
        if (text is null)
            return null;
        // Digits, checked before they are parsed: the parser also takes "NaN" and "Infinity".
        if (
            text.Trim().All(c => c is (>= '0' and <= '9') or '.')
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
        )
            return TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(365).TotalSeconds));
        if (
            DateTimeOffset.TryParseExact(
                text.Trim(),
                HttpDates,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite,
                out DateTimeOffset date
            )
        )
        {
            // The date is of the server's clock, which need not agree with this one.
            DateTimeOffset then = response.Headers.Date ?? now;
            return date > then ? date - then : TimeSpan.Zero;
        }
        return null;
    }

    /// <summary>A whole number in a header, such as Gandi's <c>Total-Count</c>.</summary>
    public static long? Number(HttpResponseMessage response, string name) =>
        long.TryParse(Value(response, name), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>Where a <c>Link</c> header (RFC 8288) says that the next page is; null if it does not.</summary>
    public static string? NextLink(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Link", out IEnumerable<string>? links) ? LinkHeader.Find(string.Join(",", links), "next") : null;
}
