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

    /// <summary>True if the path starts at the host's root, not at the endpoint.</summary>
    public bool IsFromRoot { get; }

    /// <summary>A path whose filled-in parts are escaped as single segments.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: a part is empty, is a dot segment, or has a control
    /// character.</exception>
    public static Route To(FormattableString path) =>
        new(string.Format(CultureInfo.InvariantCulture, path.Format, [.. path.GetArguments().Select(Segment)]), "");

    /// <summary>
    /// A path relative to the endpoint as RFC 3986, 5.2 resolves it: it takes the place of the last segment, which names
    /// the API's version. Relative to <c>https://host/v1</c>, <c>api-token-auth</c> is <c>https://host/api-token-auth</c>.
    /// </summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: a part is empty, is a dot segment, or has a control
    /// character.</exception>
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
        Sendable(address);
        // The part after it would never be sent, and the request would be about something else.
        if (address.IndexOf('#') >= 0)
            throw Invalid($"'{address}' is not a path: '#' begins a fragment, which is not sent. Within a name it is written %23.");
        bool isFromRoot = false;
        address = address.Trim();
        if (IsWhole(address))
        {
            if (!Uri.TryCreate(endpoint, address, out Uri? whole) || !Origin.IsSame(whole, endpoint))
                throw new OrgException(
                    OrgErrorKind.CrossOriginRefused,
                    $"{(whole is null ? "It" : Origin.Of(whole))} is not at {Origin.Of(endpoint)}, "
                        + "the only place where the connection's credential goes. Nothing was sent."
                );
            isFromRoot = true;
            // As it was written: some hosts of .NET Framework make Uri resolve "..%2F", and what is checked must be what was meant.
            int start = address.IndexOfAny(['/', '\\', '?'], address.IndexOf("//", StringComparison.Ordinal) + 2);
            address = start < 0 ? "" : address.Substring(start);
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

    // A scheme, or a host without one.
    private static bool IsWhole(string address)
    {
        int colon = address.IndexOf("://", StringComparison.Ordinal);
        return address.StartsWith("//", StringComparison.Ordinal)
            || (
                colon > 0
                && address.Take(colon).All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '-' or '.')
            );
    }

    /// <summary>Adds a query parameter; null adds nothing.</summary>
    public Route With(string name, string? value) =>
        value is null
            ? this
            : new Route(
                Path,
                (Query.Length == 0 ? "" : Query + "&") + Uri.EscapeDataString(Sendable(name)) + "=" + Uri.EscapeDataString(Sendable(value)),
                IsFromRoot
            );

    /// <summary>Adds a query parameter.</summary>
    public Route With(string name, int value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a query parameter of several values, joined by commas; none adds nothing.</summary>
    public Route With(string name, IReadOnlyCollection<string> values) => values.Count == 0 ? this : With(name, string.Join(",", values));

    /// <summary>The full address below an endpoint.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: the address would lead to another path than was
    /// written.</exception>
    public Uri ToUri(Uri endpoint)
    {
        string below = IsFromRoot ? "" : endpoint.AbsolutePath.TrimEnd('/');
        var address = new Uri(Origin.Of(endpoint) + below + "/" + this);
        // Some hosts of .NET Framework, and any script in their process, make Uri resolve %2F and %5C; then an id of
        // "a\..\b" would name b. So the address is compared with what was written, before anything is sent.
        string written = below + "/" + Path;
        if (!string.Equals(address.AbsolutePath, written, StringComparison.Ordinal) && !IsSamePath(address.AbsolutePath, written))
            throw Invalid(
                $"'{Printable(Uri.UnescapeDataString(Path))}' would lead to another path: {address.AbsolutePath}. Nothing was sent."
            );
        return address;
    }

    public override string ToString() => Query.Length == 0 ? Path : Path + "?" + Query;

    // Uri escapes what a person may write, such as a blank, and .NET Framework's unescapes marks such as "!". The segments
    // are the same then, one by one.
    private static bool IsSamePath(string made, string written)
    {
        string[] segments = made.Split('/'),
            meant = written.Split('/');
        return segments.Length == meant.Length
            && segments
                .Zip(
                    meant,
                    (one, other) => string.Equals(Uri.UnescapeDataString(one), Uri.UnescapeDataString(other), StringComparison.Ordinal)
                )
                .All(same => same);
    }

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
        return Uri.EscapeDataString(Sendable(text));
    }

    // Half of a surrogate pair is no character, and UTF-8 has no bytes for it.
    private static string Sendable(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                throw Invalid($"'{Printable(text)}' cannot be sent: a character in it is broken (half of a surrogate pair).");
        }
        return text;
    }

    private static OrgException Invalid(string message) => new(OrgErrorKind.InvalidValue, message);

    private static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (char c in text)
            printable.Append(char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c);
        return printable.ToString();
    }
}
