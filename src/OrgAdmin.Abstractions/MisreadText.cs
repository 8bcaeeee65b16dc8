using System;
using System.Linq;

namespace OrgAdmin;

/// <summary>Recognizes text of a file in UTF-8 that was read in an encoding of one byte a letter.</summary>
internal static class MisreadText
{
    // What Windows-1252 shows for the bytes 0x80 to 0x9F, which are control characters in Latin-1.
    private const string Windows1252 =
        "\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D"
        + "\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178";

    /// <summary>
    /// True if a text holds letters as they come out of such a file, <c>&#xC3;&#xA9;</c> for <c>&#xE9;</c>, also where somebody has
    /// made them lower-case since. It is sure enough for a warning: what people write on purpose does not look like this.
    /// </summary>
    public static bool Holds(string text)
    {
        for (int i = 0; i + 1 < text.Length; i++)
        {
            char next = text[i + 1];
            bool isMisread = text[i] switch
            {
                // Two bytes a letter: the Latin letters with accents, and signs such as the degree.
                '\u00C2' or '\u00C3' => IsFollowing(next),
                // A word may end with these two before a quote.
                '\u00C4' or '\u00C5' => IsFollowing(next) && next is not ('\u00A0' or '\u00BB' or '\u2019' or '\u201C' or '\u201D'),
                // Lower-cased since. Before a blank or a closing quote it is a letter of its own, as in "manh\u00E3 \u00BB".
                '\u00E2' or '\u00E3' => next is > '\u00A0' and <= '\u00BF' and not ('\u00AB' or '\u00BB') && char.IsLetter(Decoded(next)),
                _ => false,
            };
            // Three bytes: dashes, quotes, the euro. Four: emoji.
            isMisread |= text[i] is '\u00E2' or '\u00C2' && next == '\u20AC';
            isMisread |= text[i] is '\u00F0' && next is '\u0178' or '\u00FF' or '\u009F';
            if (isMisread)
                return true;
        }
        return false;
    }

    /// <summary>True if a letter stands for one of the bytes 0x80 to 0xBF, which follow the first one of a letter.</summary>
    /// <param name="letter">The letter.</param>
    public static bool IsFollowing(char letter) => letter is >= '\u0080' and <= '\u00BF' || Windows1252.Any(known => known == letter);

    // The letter that two bytes stand for, of which the first one is 0xC3.
    private static char Decoded(char following) => (char)(following + 0x40);
}
