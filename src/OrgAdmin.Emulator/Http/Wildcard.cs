using System;
using System.Text.RegularExpressions;

namespace OrgAdmin.Emulation.Http;

/// <summary>Matches names against patterns in which <c>*</c> stands for anything.</summary>
internal static class Wildcard
{
    public static bool Matches(string text, string pattern) =>
        Regex.IsMatch(
            text,
            "^" + Regex.Escape(pattern).Replace("\\*", ".*") + "$",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
            TimeSpan.FromSeconds(1)
        );
}
