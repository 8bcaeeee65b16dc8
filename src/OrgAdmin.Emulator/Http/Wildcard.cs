using System.Text.RegularExpressions;

namespace OrgAdmin.Emulation.Http;

/// <summary>Matches names against patterns in which <c>*</c> stands for anything.</summary>
internal static class Wildcard
{
    public static bool Matches(string text, string pattern) =>
        Pattern.IsMatch(
            text,
            "^" + Regex.Escape(pattern).Replace("\\*", ".*") + "$",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline
        );
}
