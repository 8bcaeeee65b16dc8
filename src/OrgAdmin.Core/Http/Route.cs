using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace OrgAdmin.Core.Http;

/// <summary>
/// A path below the connection's endpoint, with its query. Whatever is filled into the path is data:
/// <c>Route.To($"organizations/{id}/customers")</c> sends an id of <c>../x</c> as <c>..%2Fx</c>.
/// </summary>
internal readonly struct Route
{
    private Route(string path, string query)
    {
        Path = path;
        Query = query;
    }

    /// <summary>The path, escaped, without a leading slash.</summary>
    public string Path { get; }

    /// <summary>The query, escaped, without the question mark.</summary>
    public string Query { get; }

    /// <summary>A path whose filled-in parts are escaped as single segments.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: a part is empty, is a dot segment, or has a control character.</exception>
    public static Route To(FormattableString path) =>
        new(string.Format(CultureInfo.InvariantCulture, path.Format, [.. path.GetArguments().Select(Segment)]), "");

    /// <summary>A path and query that a person wrote; checked, not escaped again.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: it has a control character or leaves the endpoint.</exception>
    public static Route Verbatim(string pathAndQuery)
    {
        if (pathAndQuery.Any(char.IsControl))
            throw Invalid($"'{Printable(pathAndQuery)}' is not a path: it has a control character.");
        int mark = pathAndQuery.IndexOf('?');
        string path = (mark < 0 ? pathAndQuery : pathAndQuery.Substring(0, mark)).TrimStart('/');
        if (path.Split('/').Any(segment => Uri.UnescapeDataString(segment) is "." or ".."))
            throw Invalid($"'{pathAndQuery}' would leave the connection's endpoint.");
        return new Route(path, mark < 0 ? "" : pathAndQuery.Substring(mark + 1));
    }

    /// <summary>Adds a query parameter; null adds nothing.</summary>
    public Route With(string name, string? value) =>
        value is null ? this : new Route(Path, (Query.Length == 0 ? "" : Query + "&") + Uri.EscapeDataString(name) + "=" + Uri.EscapeDataString(value));

    /// <summary>Adds a query parameter.</summary>
    public Route With(string name, int value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a query parameter of several values, joined by commas; none adds nothing.</summary>
    public Route With(string name, IReadOnlyCollection<string> values) => values.Count == 0 ? this : With(name, string.Join(",", values));

    /// <summary>The full address below an endpoint.</summary>
    public Uri Below(Uri endpoint) => new(endpoint.AbsoluteUri.TrimEnd('/') + "/" + this);

    public override string ToString() => Query.Length == 0 ? Path : Path + "?" + Query;

    private static object Segment(object? value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (text.Trim().Length == 0)
            throw Invalid("An id must not be empty.");
        if (text.Any(char.IsControl))
            throw Invalid($"'{Printable(text)}' is not an id: it has a line break or another control character.");
        // Even escaped, these two would be taken for steps in the path.
        if (text is "." or "..")
            throw Invalid($"'{text}' is not an id.");
        return Uri.EscapeDataString(text);
    }

    private static OrgException Invalid(string message) => new(OrgErrorKind.InvalidValue, message);

    private static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (char c in text)
            printable.Append(char.IsControl(c) ? '\uFFFD' : c);
        return printable.ToString();
    }
}
