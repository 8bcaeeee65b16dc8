using System;
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
    private const string SeveralAddresses = "names more than one address. One row is one person";

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true, UseStd3AsciiRules = true };

    private EmailAddress(string local, string domain) => (Local, Domain) = (local, domain);

    /// <summary>What stands before the at sign, as it was written.</summary>
    public string Local { get; }

    /// <summary>The domain, in ASCII and lower case.</summary>
    public string Domain { get; }

    /// <summary>The domain as people write it.</summary>
    public string UnicodeDomain => ToUnicode(Domain);

    /// <summary>What the address looks like, whatever alphabets its letters are of; for comparing only.</summary>
    public string Skeleton => LookAlike.Skeleton(Local + "@" + UnicodeDomain);

    /// <summary>
    /// Reads what people and programs write: an address alone, in angle brackets with a name before it, quoted, or as a link.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">Why it is no address, to end the sentence "'x' ..."; null if it is one.</param>
    public static EmailAddress? Parse(string text, out string? problem)
    {
        problem = WrittenText.Problem(text);
        if (problem is not null)
            return null;
        string bare = Bare(WrittenText.Compose(text), out string besides);
        int at = bare.LastIndexOf('@');
        string local = bare.Substring(0, Math.Max(at, 0));
        string? domain = at < 0 ? null : ToAscii(bare.Substring(at + 1));
        problem =
            bare.IndexOf("#EXT#", StringComparison.OrdinalIgnoreCase) >= 0
                ? "is the sign-in name of a guest, not an address. Give the address of the guest's own organization"
            : local.IndexOf('@') >= 0 ? SeveralAddresses
            // Some such letters are letters of other addresses, which are strangers'.
            : WrittenText.IsMisread(bare) ? "holds letters that were lost: the file is in UTF-8 and was read in another encoding"
            : local.Length == 0 || at == bare.Length - 1 || !IsLocal(local) ? "is no e-mail address"
            : WrittenText.Normalize(local, NormalizationForm.FormKC) != local
                ? "has letters in another form than the usual one, such as full-width ones. Type the address anew"
            : domain is null ? "has no valid domain after the @"
            // A spreadsheet shows no such sign, with which it marks a cell as text.
            : local[0] == '\'' ? "begins with an apostrophe, as a spreadsheet marks a text. Take it away"
            : LookAlike.MixesAlphabets(local) || LookAlike.MixesAlphabets(ToUnicode(domain))
                ? "mixes letters of two alphabets that look alike. Type the address anew"
            : null;
        if (problem is not null)
            return null;
        var address = new EmailAddress(local, domain!);
        // A name that is an address as well, and a link with a copy to somebody else, must not name another person.
        if (besides.IndexOf('@') >= 0 && Parse(besides, out _)?.Equals(address) != true)
        {
            problem = SeveralAddresses;
            return null;
        }
        return address;
    }

    /// <summary>An address of a server; null if it shows none, or only a part of one.</summary>
    public static EmailAddress? OfServer(string? shown) =>
        string.IsNullOrWhiteSpace(shown) || MaskedEmail.IsMasked(shown) ? null : Parse(WrittenText.Visible(shown!), out _);

    /// <summary>A domain in ASCII and lower case; null if it is none.</summary>
    public static string? ToAscii(string domain)
    {
        string trimmed = domain.TrimEnd('.');
        try
        {
            return trimmed.Length == 0 || trimmed[0] == '.' || trimmed.Any(char.IsWhiteSpace)
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

    // Takes away what surrounds an address in files and mail programs; gives what else was said there.
    private static string Bare(string text, out string besides)
    {
        besides = "";
        string bare = text;
        string before;
        do
        {
            before = bare;
            if (bare.Length > 2 && bare[0] is '"' or '\'' && bare[bare.Length - 1] == bare[0])
                bare = bare.Substring(1, bare.Length - 2).Trim();
            int open = bare.LastIndexOf('<');
            if (open >= 0 && bare[bare.Length - 1] == '>' && bare.IndexOf('<') == open)
            {
                besides += bare.Substring(0, open).Trim();
                bare = bare.Substring(open + 1, bare.Length - open - 2).Trim();
            }
            if (bare.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            {
                string[] link = bare.Substring("mailto:".Length).Split(['?'], 2);
                besides += link.Length > 1 ? link[1] : "";
                bare = Uri.UnescapeDataString(link[0]).Trim();
            }
        } while (bare != before);
        return bare;
    }

    // What RFC 6531 allows without quotes. A quoted local part, which nobody has, is refused.
    private static bool IsLocal(string local)
    {
        for (int i = 0; i < local.Length; i++)
        {
            bool isAllowed =
                local[i] < 0x80
                    ? char.IsLetterOrDigit(local[i]) || "!#$%&'*+-/=?^_`{|}~.".IndexOf(local[i]) >= 0
                    : CharUnicodeInfo.GetUnicodeCategory(local, i)
                        is UnicodeCategory.LowercaseLetter
                            or UnicodeCategory.UppercaseLetter
                            or UnicodeCategory.TitlecaseLetter
                            or UnicodeCategory.OtherLetter
                            or UnicodeCategory.ModifierLetter
                            or UnicodeCategory.NonSpacingMark
                            or UnicodeCategory.SpacingCombiningMark
                            or UnicodeCategory.DecimalDigitNumber;
            if (!isAllowed)
                return false;
            if (char.IsSurrogatePair(local, i))
                i++;
        }
        return true;
    }

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
