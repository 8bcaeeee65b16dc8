using System;
using System.Linq;
using System.Text;

namespace OrgAdmin.Commands.Binding;

/// <summary>Cleans the text of a cell, alike for every cmdlet.</summary>
internal static class RowText
{
    // A file of one encoding that was read as UTF-8 has this in place of every letter that it could not read.
    private const char Replacement = '\uFFFD';

    /// <summary>A number that is printed in groups, without the blanks, and where it is all digits the dots, between them.</summary>
    public static string WithoutBlanks(string text)
    {
        string[] parts = text.Split([.. text.Where(c => char.IsWhiteSpace(c) || c is '.' or '-' or '\u2011').Distinct()]);
        return parts.All(part => part.All(char.IsDigit)) ? string.Concat(parts) : new([.. text.Where(c => !char.IsWhiteSpace(c))]);
    }

    /// <summary>The text without what surrounds it; null if nothing is left.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="problem">Makes the error, from the end of a sentence that begins with the column's name.</param>
    public static string? Clean(string text, Func<string, OrgException> problem)
    {
        if (text.IndexOf(Replacement) >= 0)
        {
            throw problem(
                "holds U+FFFD, which stands for a letter that was lost: the file was read in another encoding than it was written in. "
                    + "Read it again with Import-Csv -Encoding 1252 (PowerShell 7) or -Encoding Default (Windows PowerShell)"
            );
        }
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                i++;
            else if (char.IsSurrogate(text[i]))
                throw problem("holds half of a character (half of a surrogate pair), which cannot be sent");
        }
        string trimmed = text.Trim().Trim('\uFEFF', '\u200B').Trim();
        // Excel's way to write a text that looks like a number.
        if (trimmed.Length > 3 && trimmed.StartsWith("=\"", StringComparison.Ordinal) && trimmed[trimmed.Length - 1] == '"')
            trimmed = trimmed.Substring(2, trimmed.Length - 3).Replace("\"\"", "\"").Trim();
        return trimmed.Length == 0 ? null : trimmed;
    }
}
