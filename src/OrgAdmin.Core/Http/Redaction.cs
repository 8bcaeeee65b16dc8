using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrgAdmin.Core.Http;

/// <summary>
/// Decides what may be shown. Headers and query values are shown by allow-list; the secret itself is taken
/// out of whatever a server says, because a server may echo what it was sent.
/// </summary>
internal sealed class Redaction
{
    private const string Mask = "***";

    private static readonly HashSet<string> ShownHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept",
        "Accept-Language",
        "Allow",
        "Cache-Control",
        "Content-Encoding",
        "Content-Language",
        "Content-Length",
        "Content-Type",
        "Date",
        "Deprecation",
        "ETag",
        "Host",
        "Retry-After",
        "Server",
        "Sunset",
        "Total-Count",
        "Transfer-Encoding",
        "User-Agent",
        "Vary",
        "Via",
        "X-Fields",
        "X-RateLimit-Limit",
        "X-RateLimit-Remaining",
        "X-RateLimit-Reset",
        "X-Request-Id",
    };

    // The user name and password in front of an address's host (RFC 3986, 3.2.1), such as a proxy's in https_proxy.
    private static readonly Regex UserInfo = new(
        @"(?<=://)[^\s/?#""'<>@]+(?:@[^\s/?#""'<>@]+)*@",
        RegexOptions.None,
        TimeSpan.FromSeconds(1)
    );

    private readonly HashSet<string> _shownQueryNames;
    private readonly IEnumerable<string?> _secrets;
    private volatile Known _known = new([]);

    /// <param name="secrets">
    /// The secrets, in every form they are sent in. The list is enumerated for each text anew, because a
    /// credential may be fetched and renewed while the connection lives.
    /// </param>
    /// <param name="shownQueryNames">The query parameters whose values may be shown.</param>
    public Redaction(IEnumerable<string?> secrets, IEnumerable<string> shownQueryNames)
    {
        _secrets = secrets;
        _shownQueryNames = new HashSet<string>(shownQueryNames, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A text of the server's without the secret.</summary>
    public string Text(string text)
    {
        Known known = Current();
        foreach (string form in known.Forms)
            text = text.Replace(form, Mask);
        if (text.IndexOf('%') >= 0)
            text = known.Escaped?.Replace(text, Mask) ?? text;
        return text.IndexOf("://", StringComparison.Ordinal) < 0 ? text : UserInfo.Replace(text, Mask + "@");
    }

    /// <summary>
    /// Plain values without every text that is a secret itself, and with a mask where one stands within a text: no object shows what a
    /// server echoes.
    /// </summary>
    /// <param name="value">A value, or a list or dictionary of values, which is changed in place.</param>
    /// <returns>The value; null in place of a secret.</returns>
    public object? Value(object? value)
    {
        Refresh();
        return Clean(value);
    }

    /// <summary>Like <see cref="Value"/>, with the secrets that the last <see cref="Refresh"/> found.</summary>
    public object? Clean(object? value)
    {
        switch (value)
        {
            case string text:
                return IsSecret(text) ? null : WithoutSecrets(text);
            case Dictionary<string, object?> fields:
                // Hardly any answer holds a secret, so what there is to take out is noted down only where it is met.
                List<KeyValuePair<string, object?>>? changed = null;
                foreach (KeyValuePair<string, object?> field in fields)
                {
                    if (Clean(field.Value) is var kept && !ReferenceEquals(kept, field.Value))
                        (changed ??= []).Add(new KeyValuePair<string, object?>(field.Key, kept));
                }
                foreach (KeyValuePair<string, object?> field in changed ?? [])
                {
                    if (field.Value is null)
                        fields.Remove(field.Key);
                    else
                        fields[field.Key] = field.Value;
                }
                return fields;
            case List<object?> items:
                for (int i = 0; i < items.Count; i++)
                    items[i] = Clean(items[i]);
                return items;
            default:
                return value;
        }
    }

    /// <summary>An address with the query values that are not on the list masked.</summary>
    public string Address(Uri address) => Text(Origin.Of(address) + PathAndQuery(address));

    /// <summary>Path and query with the query values that are not on the list masked.</summary>
    public string PathAndQuery(Uri address)
    {
        string query = address.Query.TrimStart('?');
        if (query.Length == 0)
            return Text(address.AbsolutePath);
        var shown = new StringBuilder(address.AbsolutePath).Append('?');
        foreach (string pair in query.Split('&'))
        {
            int equals = pair.IndexOf('=');
            string name = equals < 0 ? pair : pair.Substring(0, equals);
            bool show = equals >= 0 && _shownQueryNames.Contains(Uri.UnescapeDataString(name));
            shown.Append(shown[shown.Length - 1] == '?' ? "" : "&").Append(show ? pair : name + "=" + Mask);
        }
        return Text(shown.ToString());
    }

    /// <summary>A header's value, or the mask.</summary>
    public string Header(string name, IEnumerable<string> values) => ShownHeaders.Contains(name) ? Text(string.Join(", ", values)) : Mask;

    /// <summary>Looks up the secrets as of now, so that <see cref="Clean"/> need not do so for each value of an answer.</summary>
    public void Refresh() => Current();

    private bool IsSecret(string text)
    {
        foreach (string secret in _known.Secrets)
        {
            if (secret.Length == text.Length && secret == text)
                return true;
        }
        return false;
    }

    // The name of somebody may hold a short one by chance.
    private string WithoutSecrets(string text)
    {
        foreach (string secret in _known.Secrets)
        {
            if (secret.Length >= 8 && text.Length > secret.Length && text.IndexOf(secret, StringComparison.Ordinal) >= 0)
                text = text.Replace(secret, Mask);
        }
        return text;
    }

    private Known Current()
    {
        string[] secrets = [.. _secrets.OfType<string>().Where(secret => secret.Length > 0)];
        Known known = _known;
        if (!known.Secrets.SequenceEqual(secrets))
            _known = known = new Known(secrets);
        return known;
    }

    /// <summary>The secrets as of now, and everything they look like, the longest first.</summary>
    private sealed class Known(string[] secrets)
    {
        // Made when a text first has a percent sign in it, which most connections never meet.
        private readonly Lazy<Regex?> _escaped = new(() => EscapedOf([.. secrets.Where(secret => secret.Length >= 4)]));

        public string[] Secrets { get; } = secrets;

        public string[] Forms { get; } =
        [.. secrets.Where(secret => secret.Length >= 4).SelectMany(FormsOf).Distinct().OrderByDescending(form => form.Length)];

        /// <summary>
        /// The secrets with any of their characters percent-encoded, which any may be (RFC 3986, 2.3); null if there are none.
        /// </summary>
        public Regex? Escaped => _escaped.Value;

        private static Regex? EscapedOf(string[] secrets) =>
            secrets.Length == 0
                ? null
                : new Regex(
                    string.Join("|", secrets.OrderByDescending(secret => secret.Length).Select(Pattern)),
                    RegexOptions.CultureInvariant,
                    TimeSpan.FromSeconds(1)
                );

        private static string Pattern(string secret)
        {
            var pattern = new StringBuilder();
            for (int i = 0; i < secret.Length; i++)
            {
                string one = char.IsSurrogatePair(secret, i) ? secret.Substring(i++, 2) : secret.Substring(i, 1);
                IEnumerable<string> bytes = Encoding.UTF8.GetBytes(one).Select(value => $"%(?i:{value:X2})");
                pattern.Append("(?:").Append(Regex.Escape(one)).Append('|').Append(string.Concat(bytes)).Append(')');
            }
            return pattern.ToString();
        }

        // As it is, and as a server that echoes it inside an address, a JSON text or a page would write it.
        private static IEnumerable<string> FormsOf(string secret) =>
            [
                secret,
                Uri.EscapeDataString(secret),
                LowerCased(Uri.EscapeDataString(secret)),
                JsonEncodedText.Encode(secret).ToString(),
                WebUtility.HtmlEncode(secret),
            ];

        // Percent encodings are the same in both cases (RFC 3986, 2.1), and some servers write the lower one.
        private static string LowerCased(string escaped)
        {
            char[] text = escaped.ToCharArray();
            for (int i = 0; i + 2 < text.Length; i++)
            {
                if (text[i] != '%')
                    continue;
                text[++i] = char.ToLowerInvariant(text[i]);
                text[++i] = char.ToLowerInvariant(text[i]);
            }
            return new string(text);
        }
    }
}
