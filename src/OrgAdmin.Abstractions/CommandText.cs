using System.Linq;

namespace OrgAdmin;

/// <summary>Text of command lines that messages tell people to type.</summary>
internal static class CommandText
{
    /// <summary>A text as an argument: in quotes where PowerShell would take it for something else.</summary>
    public static string Quoted(string text) =>
        text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || "-_.:/@*?+=".IndexOf(c) >= 0) && "-@".IndexOf(text[0]) < 0
            ? text
            : "'" + text.Replace("'", "''") + "'";
}
