using System;
using System.Linq;
using System.Text;

namespace OrgAdmin.Core.Tests.Properties;

/// <summary>What can happen to a row on its way from somebody's file. Whoever reads the row still knows who is meant.</summary>
/// <param name="Email">The cell of the address.</param>
/// <param name="UserId">The cell of the user.</param>
/// <param name="Named">Whom the row is about.</param>
/// <param name="Addresses">The addresses that stand in the row, whole and undamaged.</param>
internal sealed record DamagedRow(string? Email, string? UserId, int[] Named, string[] Addresses)
{
    // Of these it is certain who is meant.
    private static readonly Func<string, string>[] Readable =
    [
        text => text,
        text => text.ToUpperInvariant(),
        text => text.Normalize(NormalizationForm.FormD),
        text => $"<{text}>",
        text => $"Somebody <{text}>",
        text => $"\"{text}\"",
        text => "mailto:" + text,
        text => $" {text}\u00A0",
        text => text + ".",
        text => text.Replace("b\u00fccher.example", "xn--bcher-kva.example"),
        text => text.Replace("b\u00fccher.example", "B\u00dcCHER.example").Normalize(NormalizationForm.FormD),
    ];

    // These are refused.
    private static readonly Func<string, string>[] Unreadable =
    [
        text => "\uFEFF" + text,
        text => "'" + text,
        // A letter of another alphabet that looks the same, and a whole name of such letters.
        text => text.Replace('a', '\u0430').Replace('o', '\u043E').Replace('e', '\u0435'),
        text => text.Insert(1, "\u200b"),
        text => text.Insert(2, "\u00AD"),
        text => text + "\u202e",
        text => text + "\U000E0061",
        text => text.Remove(0, 1).Insert(0, "\uFFFD"),
        text => text.Remove(0, 1).Insert(0, "\ud800"),
        text => "\u201c" + text + "\u201d",
        text => text.Replace("@", " (at) "),
        text => text.Substring(0, text.IndexOf('@')),
        text => text.Substring(0, 2) + "**" + text.Substring(text.IndexOf('@')),
        text => string.Concat(text.Select(c => c < 'a' || c > 'z' ? c : (char)(c + 0xFEE0))),
        // UTF-8, read as Latin-1.
        text => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)),
    ];

    /// <summary>How many ways there are after which it is certain who is meant; the first one is no damage.</summary>
    public static int ReadableWays => Readable.Length;

    /// <summary>How many ways there are in all.</summary>
    public static int Ways => Readable.Length + Unreadable.Length + 7;

    /// <summary>True if a cell was lost, so that the row does not say which organization it is about.</summary>
    public bool IsLost { get; private init; }

    /// <summary>A row for a person, damaged in one of the ways.</summary>
    public static DamagedRow Of(
        int way,
        int by,
        int person,
        int other,
        Func<int, string> idOf,
        Func<int, string> slugOf,
        Func<int, string> emailOf
    )
    {
        string email = emailOf(person);
        string id = idOf(person);
        if (way < Readable.Length + Unreadable.Length)
        {
            string written = way < Readable.Length ? Readable[way](email) : Unreadable[way - Readable.Length](email);
            string user = (way % 4) switch
            {
                0 => id,
                1 => id.ToUpperInvariant(),
                2 => $" {id} ",
                _ => slugOf(person),
            };
            return by switch
            {
                0 => new DamagedRow(written, null, [person], [email]),
                1 => new DamagedRow(null, user, [person], []),
                _ => new DamagedRow(written, user, [person], [email]),
            };
        }
        return (way - Readable.Length - Unreadable.Length) switch
        {
            // The columns have slipped.
            0 => new DamagedRow(id, email, [person], [email]),
            1 => new DamagedRow(by == 0 ? null : email, null, [person], by == 0 ? [] : [email]) { IsLost = true },
            2 => new DamagedRow(email, idOf(other), [person, other], [email]),
            3 => new DamagedRow($"{email}, {emailOf(other)}", null, [person, other], [email, emailOf(other)]),
            4 => new DamagedRow($"{emailOf(other)} <{email}>", null, [person, other], [email, emailOf(other)]),
            5 => new DamagedRow(null, "Name of " + id, [person], []),
            _ => new DamagedRow(null, id + "\u200b", [person], []),
        };
    }
}
