using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace OrgAdmin.Core.Members;

/// <summary>Text as people type and paste it. What nobody can see in it must not decide who is meant.</summary>
internal static class WrittenText
{
    /// <summary>The text in composed Unicode (NFC), without blanks around it; as it is where it is no valid Unicode.</summary>
    public static string Compose(string text) => Normalize(text, NormalizationForm.FormC).Trim();

    /// <summary>The text in one of Unicode's forms; as it is where it is no valid Unicode.</summary>
    public static string Normalize(string text, NormalizationForm form)
    {
        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair, or a code point that is no character.
            return text;
        }
    }

    /// <summary>Why nobody can tell what is written, to end the sentence "'x' ..."; null if everybody can.</summary>
    public static string? Problem(string text)
    {
        if (text.IndexOf('\uFFFD') >= 0)
            return "holds U+FFFD: the file was read in another encoding than it was written in";
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsSurrogatePair(text, i);
            if (char.IsSurrogate(text[i]) && !isPair)
                return "holds half of a character";
            if (IsInvisible(text, i))
                return $"holds an invisible character (U+{(isPair ? char.ConvertToUtf32(text, i) : text[i]):X4}). Type it anew";
            if (isPair)
                i++;
        }
        return null;
    }

    /// <summary>
    /// True if the text holds letters as they come out when a file in UTF-8 is read as Windows-1252 or Latin-1, such as
    /// <c>&#xC3;&#xBC;</c> for <c>&#xFC;</c>.
    /// </summary>
    public static bool IsMisread(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            int following = text[i] switch
            {
                >= '\u00C2' and <= '\u00DF' => 1,
                >= '\u00E0' and <= '\u00EF' => 2,
                >= '\u00F0' and <= '\u00F4' => 3,
                _ => 0,
            };
            if (following > 0 && i + following < text.Length && text.Substring(i + 1, following).All(MisreadText.IsFollowing))
                return true;
        }
        return MisreadText.Holds(text);
    }

    /// <summary>The text without what cannot be seen: a server may hold what was once pasted there.</summary>
    public static string Visible(string text) =>
        Problem(text) is null
            ? text
            : string.Concat(
                Enumerable
                    .Range(0, text.Length)
                    .Where(i => !(i > 0 && char.IsSurrogatePair(text, i - 1)) && !IsInvisible(text, i))
                    .Select(i => text.Substring(i, char.IsSurrogatePair(text, i) ? 2 : 1))
            );

    private static bool IsInvisible(string text, int i) =>
        char.IsSurrogatePair(text, i)
            // Tag characters and further variation selectors.
            ? char.ConvertToUtf32(text, i) is >= 0xE0000 and <= 0xE0FFF
                || CharUnicodeInfo.GetUnicodeCategory(text, i) is UnicodeCategory.Format
            : !char.IsWhiteSpace(text[i])
                && CharUnicodeInfo.GetUnicodeCategory(text[i]) is UnicodeCategory.Format or UnicodeCategory.Control
                || text[i] is '\u00AD' or '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u3164' or '\uFFA0' or '\uFEFF'
                || text[i] is (>= '\u180B' and <= '\u180F') or (>= '\uFE00' and <= '\uFE0F') or (>= '\u200B' and <= '\u200F');
}
