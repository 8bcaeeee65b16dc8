using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace OrgAdmin.Core.Members;

/// <summary>
/// An e-mail address, with one meaning of "same" for the whole module: composed Unicode (NFC), the domain as DNS has it, upper and
/// lower case alike. Two addresses that are equal belong to one person; a text that is no address is refused, never guessed.
/// </summary>
internal sealed class EmailAddress : IEquatable<EmailAddress>
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true, UseStd3AsciiRules = true };

    private EmailAddress(string local, string domain) => (Local, Domain) = (local, domain);

    /// <summary>What stands before the last at sign, as it was written.</summary>
    public string Local { get; }

    /// <summary>The domain, in ASCII and lower case.</summary>
    public string Domain { get; }

    /// <summary>The domain as people write it.</summary>
    public string UnicodeDomain => ToUnicode(Domain);

    /// <summary>Reads what people and programs write: an address alone, in angle brackets with a name before it, quoted, or as a link.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">Why it is no address, to end the sentence "'x' ..."; null if it is one.</param>
    public static EmailAddress? Parse(string text, out string? problem)
    {
        problem = null;
        if (FirstInvisible(text) is { } invisible)
        {
            problem = $"holds an invisible character (U+{invisible:X4}). Type the address anew";
            return null;
        }
        if (text.IndexOf('\uFFFD') >= 0)
        {
            problem = "holds U+FFFD: the file was read in another encoding than it was written in";
            return null;
        }
        string bare = Bare(text.Normalize(NormalizationForm.FormC));
        if (bare.Count(c => c == '@') > 1 && bare.IndexOfAny([',', ';', ' ', '\n', '/']) >= 0)
        {
            problem = "names more than one address. One row is one person";
            return null;
        }
        if (bare.IndexOf("#EXT#", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            problem = "is the sign-in name of a guest, not an address. Give the address of the guest's own organization";
            return null;
        }
        int at = bare.LastIndexOf('@');
        if (at <= 0 || at == bare.Length - 1 || bare.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or '"' or ',' or ';'))
        {
            problem = "is no e-mail address";
            return null;
        }
        if (ToAscii(bare.Substring(at + 1)) is not { } domain)
        {
            problem = "has no valid domain after the @";
            return null;
        }
        return new EmailAddress(bare.Substring(0, at), domain);
    }

    /// <summary>An address of a server; null if it shows none, or only a part of one.</summary>
    public static EmailAddress? OfServer(string? shown) =>
        string.IsNullOrWhiteSpace(shown) || MaskedEmail.IsMasked(shown) ? null : Parse(Visible(shown!), out _);

    /// <summary>A domain in ASCII and lower case; null if it is none.</summary>
    public static string? ToAscii(string domain)
    {
        string trimmed = domain.TrimEnd('.');
        try
        {
            return trimmed.Length == 0 || trimmed.StartsWith(".", StringComparison.Ordinal)
                ? null
                : Idn.GetAscii(trimmed).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public bool Equals(EmailAddress? other) =>
        other is not null
        && string.Equals(Domain, other.Domain, StringComparison.Ordinal)
        && string.Equals(Local, other.Local, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => Equals(obj as EmailAddress);

    public override int GetHashCode() =>
        unchecked((StringComparer.OrdinalIgnoreCase.GetHashCode(Local) * 397) ^ StringComparer.Ordinal.GetHashCode(Domain));

    /// <summary>The address as it is sent.</summary>
    public override string ToString() => Local + "@" + Domain;

    // What surrounds an address in files and mail programs.
    private static string Bare(string text)
    {
        string bare = text.Trim();
        if (bare.EndsWith(">", StringComparison.Ordinal) && bare.LastIndexOf('<') is >= 0 and int open && bare.IndexOf('<') == open)
            bare = bare.Substring(open + 1, bare.Length - open - 2).Trim();
        if (bare.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            bare = bare.Substring("mailto:".Length).Split('?')[0];
        while (bare.Length > 2 && ((bare[0] == '"' && bare[bare.Length - 1] == '"') || (bare[0] == '\'' && bare[bare.Length - 1] == '\'')))
            bare = bare.Substring(1, bare.Length - 2).Trim();
        return bare;
    }

    // A server may hold what was once pasted there; it still means the person without it.
    private static string Visible(string text) => FirstInvisible(text) is null ? text : new string([.. text.Where(c => !IsInvisible(c))]);

    private static int? FirstInvisible(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            // Tag characters lie beyond the sixteen bits.
            if (char.IsSurrogatePair(text, i) && char.ConvertToUtf32(text, i) is >= 0xE0000 and <= 0xE0FFF and int tag)
                return tag;
            if (IsInvisible(text[i]))
                return text[i];
        }
        return null;
    }

    private static bool IsInvisible(char c) =>
        !char.IsWhiteSpace(c) && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control
        || c is '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or (>= '\uFE00' and <= '\uFE0F');

    private static string ToUnicode(string domain)
    {
        try
        {
            return Idn.GetUnicode(domain);
        }
        catch (ArgumentException)
        {
            return domain;
        }
    }
}
