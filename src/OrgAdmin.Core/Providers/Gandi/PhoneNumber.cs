using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OrgAdmin.Core.Providers.Gandi;

/// <summary>A telephone number in Gandi's form: plus, country code, a dot, and the rest (<c>+33.612345678</c>).</summary>
internal static class PhoneNumber
{
    // Country: calling code, the digit that is dialled before a number at home, and how many digits a number has if that never varies.
    private static readonly Dictionary<string, (string Code, string Trunk, int Length)> Plans = new(StringComparer.Ordinal)
    {
        ["FR"] = ("33", "0", 9),
        ["BE"] = ("32", "0", 0),
        ["CH"] = ("41", "0", 9),
        ["DE"] = ("49", "0", 0),
        ["AT"] = ("43", "0", 0),
        ["NL"] = ("31", "0", 9),
        ["LU"] = ("352", "", 0),
        ["GB"] = ("44", "0", 0),
        ["IE"] = ("353", "0", 0),
        ["ES"] = ("34", "", 9),
        ["PT"] = ("351", "", 9),
        ["IT"] = ("39", "", 0),
        ["MC"] = ("377", "", 0),
        ["PL"] = ("48", "", 9),
        ["CZ"] = ("420", "", 9),
        ["SK"] = ("421", "0", 9),
        ["HU"] = ("36", "06", 0),
        ["RO"] = ("40", "0", 9),
        ["BG"] = ("359", "0", 0),
        ["GR"] = ("30", "", 10),
        ["SE"] = ("46", "0", 0),
        ["NO"] = ("47", "", 8),
        ["DK"] = ("45", "", 8),
        ["FI"] = ("358", "0", 0),
        ["IS"] = ("354", "", 7),
        ["EE"] = ("372", "", 0),
        ["LV"] = ("371", "", 8),
        ["LT"] = ("370", "0", 8),
        ["HR"] = ("385", "0", 0),
        ["SI"] = ("386", "0", 8),
        ["US"] = ("1", "1", 10),
        ["CA"] = ("1", "1", 10),
        ["AU"] = ("61", "0", 9),
        ["NZ"] = ("64", "0", 0),
        ["JP"] = ("81", "0", 0),
        ["MA"] = ("212", "0", 9),
        ["TN"] = ("216", "", 8),
        ["DZ"] = ("213", "0", 0),
    };

    /// <summary>The number in Gandi's form; null where it is not certain what it means.</summary>
    /// <param name="text">The number as a person or a spreadsheet has it.</param>
    /// <param name="country">The two-letter code of its country.</param>
    /// <param name="problem">Why it is not certain, to end a sentence; null if it is.</param>
    public static string? Parse(string text, string country, out string? problem)
    {
        problem = Unreadable(text);
        if (problem is not null)
            return null;
        string bare = Bare(text);
        // In the form, and in the country's own code, its length is known, and the digit that is dialled at home only may be there.
        bool isOwn =
            Plans.TryGetValue(country, out (string Code, string Trunk, int Length) home)
            && bare.StartsWith($"+{home.Code}.", StringComparison.Ordinal);
        if (IsInForm(bare) && !(isOwn && home.Length > 0))
            return bare;
        bool isInternational = bare.StartsWith("+", StringComparison.Ordinal) || bare.StartsWith("00", StringComparison.Ordinal);
        bare = bare.Replace("(0)", "");
        string digits = new([.. bare.Where(char.IsDigit).Select(c => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)))]);
        if (isInternational && !bare.StartsWith("+", StringComparison.Ordinal))
            digits = digits.Substring(2);
        if (!Plans.TryGetValue(country, out (string Code, string Trunk, int Length) plan))
        {
            problem = $"is not in the form +<country code>.<number>, and the form of {country} is not known here";
            return null;
        }
        if (isInternational)
        {
            // Where another country's code ends cannot be told from its digits alone.
            string code = digits.StartsWith(plan.Code, StringComparison.Ordinal)
                ? plan.Code
                : Plans
                    .Values.Select(known => known.Code)
                    .Distinct()
                    .FirstOrDefault(known => digits.StartsWith(known, StringComparison.Ordinal))
                    ?? "";
            string rest = digits.Substring(code.Length);
            if (code == plan.Code && plan.Length > 0 && rest.Length != plan.Length)
            {
                // +33 06 12 34 56 78: the digit that is dialled at home only.
                if (plan.Trunk.Length > 0 && rest.StartsWith(plan.Trunk, StringComparison.Ordinal))
                    rest = rest.Substring(plan.Trunk.Length);
                if (rest.Length != plan.Length)
                {
                    problem = $"has {Counted(rest)} after the country code, which is no number of {country}";
                    return null;
                }
            }
            if (code.Length > 0 && rest.Length is >= 4 and <= 14)
                return $"+{code}.{rest}";
            problem = "begins with a country code that is not known here; write it as +<country code>.<number>";
            return null;
        }
        if (plan.Trunk.Length > 0 && digits.StartsWith(plan.Trunk, StringComparison.Ordinal) && digits.Length > plan.Length)
            digits = digits.Substring(plan.Trunk.Length);
        else if (plan.Length == 0 && plan.Trunk.Length > 0)
        {
            // A spreadsheet may have taken the zero; whether it did cannot be told where numbers differ in length.
            problem = $"begins neither with + nor with {plan.Trunk}, so that it is not certain what it means in {country}";
            return null;
        }
        bool isTooShort = plan is { Length: > 0, Trunk.Length: > 0 } && digits.StartsWith(plan.Trunk, StringComparison.Ordinal);
        if (isTooShort || digits.Length < 4 || digits.Length > 14 || (plan.Length > 0 && digits.Length != plan.Length))
        {
            problem = $"has {Counted(digits)}, which is no number of {country}";
            return null;
        }
        return $"+{plan.Code}.{digits}";
    }

    private static string Counted(string digits) => digits.Length == 1 ? "1 digit" : $"{digits.Length} digits";

    /// <summary>Why a text is no telephone number in any country, to end a sentence; null if it may be one.</summary>
    /// <param name="text">The number as a person or a spreadsheet has it.</param>
    public static string? Unreadable(string text)
    {
        string bare = Bare(text);
        if (bare.IndexOf("E+", StringComparison.OrdinalIgnoreCase) >= 0)
            return "is a number that a spreadsheet has shortened; its digits are lost";
        return bare.All(c => char.IsDigit(c) || c is '+' or ' ' or '.' or '-' or '/' or '(' or ')' or '\u00A0' or '\u202F' or '\u2009')
            ? null
            : "has letters or signs in it that are no part of a telephone number";
    }

    // Excel keeps the zero of ="06..." only with the sign and the quotes around it.
    private static string Bare(string text) => text.Trim().TrimStart('=').Trim('"', '\'').Trim();

    private static bool IsInForm(string text)
    {
        int dot = text.IndexOf('.');
        return dot is >= 2 and <= 4
            && text[0] == '+'
            && text.Length - dot - 1 is >= 4 and <= 14
            && text.Where((_, i) => i != 0 && i != dot).All(c => c is >= '0' and <= '9');
    }
}
