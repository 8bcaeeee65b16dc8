using System.Text.RegularExpressions;

namespace OrgAdmin;

/// <summary>Makes a text of somebody else's choosing fit to be shown: a server's message, or a name that anybody who asks to join gave himself.</summary>
internal static class DisplayText
{
    /// <summary>The text on one line, without what could steer a terminal: control characters, and marks that turn the writing direction.</summary>
    public static string Of(string text) => Regex.Replace(text, @"[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+", " ").Trim();
}
