using System.Text.RegularExpressions;

namespace OrgAdmin.Core.Http;

/// <summary>Makes a text of a server's choosing fit to be shown.</summary>
internal static class ServerText
{
    private const int Longest = 1000;

    /// <summary>The text on one line, without what could steer a terminal: control characters, and marks that turn the writing direction.</summary>
    public static string OneLine(string text) => Regex.Replace(text, @"[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+", " ").Trim();

    /// <summary>The beginning of a long text.</summary>
    public static string Shortened(string text)
    {
        if (text.Length <= Longest)
            return text;
        int end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return text.Substring(0, end) + "…";
    }
}
