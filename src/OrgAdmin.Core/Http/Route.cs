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
    private Route(string path, string query, bool isFromRoot = false)
    {
        Path = path;
        Query = query;
        IsFromRoot = isFromRoot;
    }

    /// <summary>The path, escaped, without a leading slash.</summary>
    public string Path { get; }

    /// <summary>The query, escaped, without the question mark.</summary>
    public string Query { get; }

    /// <summary>Whether the path starts at the host's root, not at the endpoint.</summary>
    public bool IsFromRoot { get; }

    /// <summary>A path whose filled-in parts are escaped as single segments.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: a part is empty, is a dot segment, or has a control character.</exception>
    public static Route To(FormattableString path) =>
        new(string.Format(CultureInfo.InvariantCulture, path.Format, [.. path.GetArguments().Select(Segment)]), "");

    /// <summary>
    /// A path relative to the endpoint as RFC 3986, 5.2 resolves it: it takes the place of the last segment, which names
    /// the API's version. Relative to <c>https://host/v1</c>, <c>api-token-auth</c> is <c>https://host/api-token-auth</c>.
    /// </summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: a part is empty, is a dot segment, or has a control character.</exception>
    public static Route RelativeTo(Uri endpoint, FormattableString path)
    {
        string version = endpoint.AbsolutePath.Trim('/');
        return new Route(version.Substring(0, version.LastIndexOf('/') + 1) + To(path).Path, "", isFromRoot: true);
    }

    /// <summary>
    /// A path and query that a person or a server wrote; checked, not escaped again. It lies below the endpoint,
    /// unless it is a whole address or starts with the endpoint's own first segment: uData's <c>/api/2/…</c>
    /// hangs off the same host as its endpoint <c>/api/1</c>.
    /// </summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: it has a control character or a dot segment;
    /// <see cref="OrgErrorKind.CrossOriginRefused"/>: it is an address of another origin.</exception>
    public static Route Verbatim(string address, Uri endpoint)
    {
        if (address.Any(char.IsControl))
            throw Invalid($"'{Printable(address)}' is not a path: it has a control character.");
        bool isFromRoot = false;
        if (address.StartsWith("//", StringComparison.Ordinal) || address.IndexOf("://", StringComparison.Ordinal) is > 0 and < 8)
        {
            if (!Uri.TryCreate(endpoint, address, out Uri? whole) || !Origin.IsSame(whole, endpoint))
                throw new OrgException(
                    OrgErrorKind.CrossOriginRefused,
                    $"'{address}' is not at {Origin.Of(endpoint)}, the only place where the connection's credential goes. Nothing was sent."
                );
            isFromRoot = true;
            address = whole.PathAndQuery;
        }
        int mark = address.IndexOf('?');
        string path = mark < 0 ? address : address.Substring(0, mark);
        if (path.Split('/', '\\').Any(segment => Uri.UnescapeDataString(segment) is "." or ".."))
            throw Invalid($"'{address}' would leave the connection's endpoint.");
        isFromRoot |=
            path.StartsWith("/" + endpoint.AbsolutePath.TrimStart('/').Split('/')[0] + "/", StringComparison.Ordinal)
            && endpoint.AbsolutePath.Length > 1;
        return new Route(path.TrimStart('/'), mark < 0 ? "" : address.Substring(mark + 1), isFromRoot);
    }

    /// <summary>Adds a query parameter; null adds nothing.</summary>
    public Route With(string name, string? value) =>
        value is null
            ? this
            : new Route(
                Path,
                (Query.Length == 0 ? "" : Query + "&") + Uri.EscapeDataString(name) + "=" + Uri.EscapeDataString(value),
                IsFromRoot
            );

    /// <summary>Adds a query parameter.</summary>
    public Route With(string name, int value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a query parameter of several values, joined by commas; none adds nothing.</summary>
    public Route With(string name, IReadOnlyCollection<string> values) => values.Count == 0 ? this : With(name, string.Join(",", values));

    /// <summary>The full address below an endpoint.</summary>
    public Uri ToUri(Uri endpoint) => new((IsFromRoot ? Origin.Of(endpoint) : endpoint.AbsoluteUri.TrimEnd('/')) + "/" + this);

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
