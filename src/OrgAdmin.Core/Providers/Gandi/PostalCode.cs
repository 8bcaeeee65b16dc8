using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.Providers.Gandi;

/// <summary>A postal code as a country writes it, of what spreadsheets and people make of it.</summary>
internal static class PostalCode
{
    // Countries whose codes always have five digits, the first of which spreadsheets take away if it is a zero.
    private static readonly HashSet<string> FiveDigits = ["FR", "DE", "ES", "IT", "MC", "FI", "GP", "MQ", "GF", "RE", "YT"];

    /// <summary>The code; as it was written where nothing is certain.</summary>
    /// <param name="text">What was written; null for none.</param>
    /// <param name="country">The country's code.</param>
    /// <param name="problem">Why it is none, to end the sentence "'75' ..."; null if it may be one.</param>
    public static string? Of(string? text, string country, out string? problem)
    {
        problem = null;
        if (text is null)
            return null;
        bool hasFive = FiveDigits.Contains(country);
        string code = text.Trim();
        // A spreadsheet's number with decimals.
        if ((hasFive || country == "US") && code.EndsWith(".0", System.StringComparison.Ordinal))
            code = code.Substring(0, code.Length - 2);
        if (country == "US")
            return code.Length == 4 && code.All(IsDigit) ? "0" + code : code;
        if (!hasFive)
            return code;
        string digits = new([.. code.Where(c => c != ' ')]);
        // F-75001, D-10115.
        int dash = digits.IndexOf('-');
        if (dash is > 0 and <= 2 && digits.Take(dash).All(char.IsLetter))
            digits = digits.Substring(dash + 1);
        if (digits.Length == 4 && digits.All(IsDigit))
            return "0" + digits;
        if (digits.Length == 5 && digits.All(IsDigit))
            return digits;
        problem = $"is no postal code of {country}, which has five digits";
        return null;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
