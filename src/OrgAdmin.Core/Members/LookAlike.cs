using System.Text;

namespace OrgAdmin.Core.Members;

/// <summary>
/// Letters of one alphabet that look like those of another one. A text that somebody pasted with one of them in it reads like a member's
/// address and is a stranger's.
/// </summary>
internal static class LookAlike
{
    // Cyrillic, Greek and a few rare Latin letters, and below each the Latin letter that it looks like.
    private const string Letters =
        "\u0430\u0441\u0501\u0435\u04BB\u0456\u0458\u043E\u0440\u051B\u0455\u0443\u051D\u0445\u0475"
        + "\u0410\u0412\u0421\u0415\u041D\u0406\u0408\u041A\u041C\u041E\u0420\u0405\u0422\u0423\u0425\u0474"
        + "\u03B1\u03B9\u03BA\u03BD\u03BF\u03C1\u03C5\u03F2\u03F3"
        + "\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7\u03F9"
        + "\u0131\u0251\u0261";

    private const string Latin = "acdehijopqsywxv" + "ABCEHIJKMOPSTYXV" + "aikvopucj" + "ABEZHIKMNOPTYXC" + "iag";

    /// <summary>The text with every such letter in its Latin form, for comparing only.</summary>
    public static string Skeleton(string text)
    {
        StringBuilder? latin = null;
        for (int i = 0; i < text.Length; i++)
        {
            int at = text[i] < 0x80 ? -1 : Letters.IndexOf(text[i]);
            if (at < 0)
                continue;
            latin ??= new StringBuilder(text);
            latin[i] = Latin[at];
        }
        return latin?.ToString() ?? text;
    }

    /// <summary>True if one word of the text has letters of two alphabets that look alike, which no language writes.</summary>
    public static bool MixesAlphabets(string text)
    {
        Alphabet word = Alphabet.None;
        foreach (char c in text)
        {
            Alphabet alphabet = AlphabetOf(c);
            if (
                !char.IsLetter(c)
                && !char.IsSurrogate(c)
                && char.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.NonSpacingMark
            )
                word = Alphabet.None;
            else if (alphabet != Alphabet.None && word != Alphabet.None && alphabet != word)
                return true;
            else if (alphabet != Alphabet.None)
                word = alphabet;
        }
        return false;
    }

    private static Alphabet AlphabetOf(char c) =>
        c switch
        {
            >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF' => Alphabet.Latin,
            >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF' => Alphabet.Greek,
            >= '\u0400' and <= '\u052F' or >= '\uA640' and <= '\uA69F' => Alphabet.Cyrillic,
            >= '\u0530' and <= '\u058F' => Alphabet.Armenian,
            >= '\u13A0' and <= '\u13FF' => Alphabet.Cherokee,
            _ => Alphabet.None,
        };

    private enum Alphabet
    {
        None,
        Latin,
        Greek,
        Cyrillic,
        Armenian,
        Cherokee,
    }
}
