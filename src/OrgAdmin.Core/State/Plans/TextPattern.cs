using System;
using System.Text.RegularExpressions;

namespace OrgAdmin.Core.State.Plans;

/// <summary>A pattern with the wildcards * and ?, as files have it.</summary>
internal static class TextPattern
{
    public static bool IsMatch(string pattern, string text) =>
        Regex.IsMatch(
            text,
            "^" + Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".") + "$",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
            TimeSpan.FromSeconds(1)
        );
}
