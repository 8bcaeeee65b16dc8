using System;
using System.Net.Http;
using System.Text;

namespace OrgAdmin.Core.Http;

/// <summary>The encoding that an answer announces. JSON is UTF-8 (RFC 8259, 8.1), but not every server in between knows.</summary>
internal static class Charset
{
    /// <summary>The encoding an answer announces; null for UTF-8, for none, and for a name that nobody knows.</summary>
    public static Encoding? OtherThanUtf8(HttpResponseMessage response)
    {
        string? name = response.Content?.Headers.ContentType?.CharSet?.Trim('"', '\'', ' ');
        if (string.IsNullOrEmpty(name))
            return null;
        try
        {
            var encoding = Encoding.GetEncoding(name);
            return encoding is UTF8Encoding ? null : encoding;
        }
        catch (ArgumentException)
        {
            // "utf8", "binary" and the like: the bytes are what they are, and JSON is UTF-8.
            return null;
        }
    }
}
