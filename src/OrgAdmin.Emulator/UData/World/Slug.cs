using System.Globalization;
using System.Linq;
using System.Text;

namespace OrgAdmin.Emulation.UData;

/// <summary>Permalinks: lower case, no accents, hyphens between words.</summary>
internal static class Slug
{
    private const int Longest = 255;

    public static string Of(string text)
    {
        var slug = new StringBuilder();
        foreach (char letter in Folded(text))
        {
            if (letter is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
                slug.Append(letter);
            else if (letter != '\'' && slug.Length > 0 && slug[slug.Length - 1] != '-')
                slug.Append('-');
        }
        string whole = slug.ToString().Trim('-');
        return whole.Length <= Longest ? whole : whole.Substring(0, Longest).TrimEnd('-');
    }

    /// <summary>The text in lower case and without accents, to compare by.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        bool isPlain = text.All(letter => letter < 0x80);
        foreach (char letter in isPlain ? text : WellFormed(text).Normalize(NormalizationForm.FormD))
        {
            switch (letter)
            {
                case 'œ' or 'Œ':
                    folded.Append("oe");
                    break;
                case 'æ' or 'Æ':
                    folded.Append("ae");
                    break;
                case '’':
                    folded.Append('\'');
                    break;
                default:
                    if (isPlain || CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                        folded.Append(char.ToLowerInvariant(letter));
                    break;
            }
        }
        return folded.ToString();
    }

    /// <summary>A slug with a number behind it, as long as slugs may be.</summary>
    public static string Numbered(string slug, int number)
    {
        string suffix = "-" + number.ToString(CultureInfo.InvariantCulture);
        return slug.Length + suffix.Length <= Longest ? slug + suffix : slug.Substring(0, Longest - suffix.Length) + suffix;
    }

    // Half a surrogate pair and U+FFFE mean nothing, and Normalize throws at them. No letter of a slug is lost with them.
    private static string WellFormed(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                kept.Append(text[i]).Append(text[++i]);
            else if (!char.IsSurrogate(text[i]) && text[i] != '\uFFFE')
                kept.Append(text[i]);
        }
        return kept.ToString();
    }
}
