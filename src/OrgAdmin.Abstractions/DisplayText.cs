using System.Globalization;
using System.Text;

namespace OrgAdmin;

/// <summary>
/// Makes a text of somebody else's choosing fit to be shown: a server's message, or a name that anybody who asks to join gave
/// himself. Everything that is shown of foreign text in questions, plans, messages and completions goes through it.
/// </summary>
internal static class DisplayText
{
    /// <summary>
    /// The text on one line, without what could steer a terminal (control characters, escapes, marks that turn the writing
    /// direction), and with what could hide in it made visible: a zero-width space in "admin" is shown as its number.
    /// </summary>
    public static string Of(string text)
    {
        if (IsPlain(text))
            return text.Trim();
        var shown = new StringBuilder(text.Length);
        bool isGap = false;
        for (int i = 0; i < text.Length; i++)
        {
            int code = char.IsSurrogatePair(text, i) ? char.ConvertToUtf32(text, i) : text[i];
            int length = code > 0xFFFF ? 2 : 1;
            if (char.IsWhiteSpace(text[i]) || IsControl(code))
            {
                isGap = true;
                continue;
            }
            if (isGap && shown.Length > 0)
                shown.Append(' ');
            isGap = false;
            if (IsHidden(code) && !Joins(text, i, length) && !Varies(text, i))
                shown.AppendFormat(CultureInfo.InvariantCulture, "[U+{0:X4}]", code);
            else
                shown.Append(text, i, length);
            i += length - 1;
        }
        return shown.ToString();
    }

    /// <summary>The beginning of a long text, with a mark that there is more. No character is cut in two.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How long it may be, with the mark.</param>
    public static string Shortened(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        int end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text.Substring(0, end) + "…";
    }

    private static bool IsPlain(string text)
    {
        bool wasSpace = true;
        foreach (char c in text)
        {
            if (c is < ' ' or > '~' || (c == ' ' && wasSpace))
                return false;
            wasSpace = c == ' ';
        }
        return true;
    }

    // Controls of both sets, line and paragraph separators, and the marks that turn the direction of what follows.
    private static bool IsControl(int code) =>
        code
            is < 0x20
                or (>= 0x7F and <= 0x9F)
                or 0x2028
                or 0x2029
                or 0x061C
                or 0x200E
                or 0x200F
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2066 and <= 0x2069);

    // What takes no room: what Unicode calls default ignorable, and halves of a pair whose other half is missing.
    private static bool IsHidden(int code) =>
        code
            is 0x00AD
                or 0x034F
                or 0x115F
                or 0x1160
                or 0x17B4
                or 0x17B5
                or (>= 0x180B and <= 0x180F)
                or (>= 0x200B and <= 0x200D)
                or (>= 0x2060 and <= 0x2065)
                or (>= 0x206A and <= 0x206F)
                or 0x3164
                or (>= 0xFE00 and <= 0xFE0F)
                or 0xFEFF
                or 0xFFA0
                or (>= 0xFFF0 and <= 0xFFFB)
                or (>= 0xD800 and <= 0xDFFF)
                or (>= 0x1BCA0 and <= 0x1BCA3)
                or (>= 0x1D173 and <= 0x1D17A)
                or (>= 0xE0000 and <= 0xE0FFF);

    // Persian, the scripts of India and emoji join letters and pictures with these two; between Latin letters they only hide.
    private static bool Joins(string text, int i, int length) =>
        text[i] is '\u200C' or '\u200D' && i > 0 && i + length < text.Length && text[i - 1] > '\u02FF' && text[i + length] > '\u02FF';

    // Emoji and the scripts of Asia choose a form of the character before with these; behind a Latin letter they only hide.
    private static bool Varies(string text, int i) =>
        text[i] is >= '\uFE00' and <= '\uFE0F' && i > 0 && (text[i - 1] > '\u02FF' || !char.IsLetter(text[i - 1]));
}
