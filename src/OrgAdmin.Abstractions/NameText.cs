using System;
using System.Text;

namespace OrgAdmin;

/// <summary>Names as two people would write the same one, for comparing them.</summary>
internal static class NameText
{
    /// <summary>
    /// The name with composed letters and one plain blank for whatever blanks it has (those that do not break, tabs, several), without
    /// what is pasted along and cannot be seen.
    /// </summary>
    /// <param name="text">The name as it was typed, pasted or sent.</param>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in Composed(text))
        {
            if (char.IsWhiteSpace(c))
            {
                if (plain.Length > 0 && plain[plain.Length - 1] != ' ')
                    plain.Append(' ');
            }
            else if (c == '\u2011')
            {
                plain.Append('-');
            }
            // Byte order mark, zero-width space, word joiner, soft hyphen. The joiners of Persian and Hindi are part of a name.
            else if (c is not ('\uFEFF' or '\u200B' or '\u2060' or '\u00AD'))
            {
                plain.Append(c);
            }
        }
        return plain.ToString().TrimEnd();
    }

    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair has no composed form.
            return text;
        }
    }
}
