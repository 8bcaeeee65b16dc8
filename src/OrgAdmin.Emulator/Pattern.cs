using System;
using System.Text.RegularExpressions;

namespace OrgAdmin.Emulation;

/// <summary>Regular expressions over what a client sent, which may be anything: each with a time limit.</summary>
internal static class Pattern
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public static bool IsMatch(string text, string pattern, RegexOptions options = RegexOptions.None) =>
        Regex.IsMatch(text, pattern, options, Limit);

    public static Match Match(string text, string pattern) => Regex.Match(text, pattern, RegexOptions.None, Limit);

    public static string Replace(string text, string pattern, string replacement) =>
        Regex.Replace(text, pattern, replacement, RegexOptions.None, Limit);
}
