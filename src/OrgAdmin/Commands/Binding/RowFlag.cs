using System.Collections.Generic;

namespace OrgAdmin.Commands.Binding;

/// <summary>Reads a yes or no as files have it: Excel writes it in the language of its user.</summary>
internal static class RowFlag
{
    private static readonly HashSet<string> Yes =
    [
        "true",
        "yes",
        "y",
        "1",
        "x",
        "on",
        // Access, and web forms.
        "-1",
        "checked",
        "vrai",
        "oui",
        "o",
        "wahr",
        "ja",
        "j",
        "verdadero",
        "si",
        "sí",
        "vero",
        "sì",
    ];
    private static readonly HashSet<string> No = ["false", "no", "n", "0", "off", "faux", "non", "falsch", "nein", "falso"];

    /// <summary>The flag; null if the text is neither yes nor no.</summary>
    public static bool? Parse(string text)
    {
        string word = text.Trim().ToLowerInvariant();
        return Yes.Contains(word) ? true
            : No.Contains(word) ? false
            : null;
    }
}
