using System.Text.RegularExpressions;

namespace OrgAdmin;

/// <summary>Makes a sentence with names in it fit to be shown: people choose their names themselves, and one who asks to join may be anybody.</summary>
internal static class OneLine
{
    /// <summary>The text on one line, without what could steer a terminal: control characters, and marks that turn the writing direction.</summary>
    public static string Of(string text) => Regex.Replace(text, @"[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+", " ").Trim();
}
