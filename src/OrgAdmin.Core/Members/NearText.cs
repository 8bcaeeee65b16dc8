using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace OrgAdmin.Core.Members;

/// <summary>How near a text is to a name: for "did you mean", never for deciding who is meant.</summary>
internal static class NearText
{
    // What is longer than a name is not worth comparing letter by letter.
    private const int Longest = 100;

    /// <summary>
    /// 0 where the name begins with the text, 1 where it holds it; else how many letters are wrong or missing, counted from 2. Null
    /// where the two have nothing to do with each other. Case, accents, blanks and hyphens do not matter.
    /// </summary>
    public static int? Distance(string text, string name)
    {
        string typed = Plain(text);
        string known = Plain(name);
        if (typed.Length == 0 || known.Length == 0)
            return null;
        // A letter or two are in every other name.
        if (typed.Length > 2 && known.IndexOf(typed, StringComparison.Ordinal) is >= 0 and int at)
            return at == 0 ? 0 : 1;
        // A whole name that was typed with a slip, or the beginning of one.
        int slips = Math.Min(Slips(typed, known), Slips(typed, Beginning(known, typed.Length)));
        foreach (string word in known.Split(' '))
            slips = Math.Min(slips, Slips(typed, word));
        // One slip in three letters: two that changed places are two slips.
        return slips <= typed.Length / 3 ? 2 + slips : null;
    }

    /// <summary>The text in small letters without accents, its words separated by one blank.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in WrittenText.Normalize(text, NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
                plain.Append(char.ToLowerInvariant(c));
            else if (
                CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark
                && plain.Length > 0
                && plain[plain.Length - 1] != ' '
            )
                plain.Append(' ');
        }
        string all = plain.ToString().TrimEnd();
        return all.Length > Longest ? all.Substring(0, Longest) : all;
    }

    /// <summary>The words of a text that are long enough to be looked for, the longest first.</summary>
    public static IEnumerable<string> Words(string text) =>
        Plain(text).Split(' ').Where(word => word.Length > 2).OrderByDescending(word => word.Length);

    private static string Beginning(string name, int length) => name.Length > length ? name.Substring(0, length) : name;

    // How many letters have to be put in, taken out or changed (Levenshtein), line by line of the table.
    private static int Slips(string from, string to)
    {
        int[] line = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = line[0];
            line[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = line[j];
                line[j] = Math.Min(changed, Math.Min(line[j], line[j - 1]) + 1);
            }
        }
        return line[to.Length];
    }
}
