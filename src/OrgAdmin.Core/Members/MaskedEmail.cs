using System;
using System.Text;

namespace OrgAdmin.Core.Members;

/// <summary>
/// An address of which a server shows a part, with asterisks in place of letters, as uData does to everybody but the administrators
/// of the site (<c>ad*@example.org</c>). Whom it belongs to is never certain; who it can belong to is.
/// </summary>
internal sealed class MaskedEmail : IEquatable<MaskedEmail>
{
    /// <summary>Takes what a server shows.</summary>
    public MaskedEmail(string shown)
    {
        string text = shown.Trim();
        Head = Fold(text.Substring(0, text.IndexOf('*')));
        Tail = text.Substring(text.LastIndexOf('*') + 1);
        int at = Tail.LastIndexOf('@');
        Domain = at >= 0 ? EmailAddress.ToAscii(WrittenText.Compose(Tail.Substring(at + 1))) : null;
        Tail = Fold(Domain is null ? Tail : Tail.Substring(0, at));
    }

    /// <summary>What is shown before the asterisks.</summary>
    public string Head { get; }

    /// <summary>What is shown after the asterisks, without the domain if that is known.</summary>
    public string Tail { get; }

    /// <summary>The domain in ASCII; null if it is hidden as well.</summary>
    public string? Domain { get; }

    /// <summary>True if letters are hidden.</summary>
    public static bool IsMasked(string? shown) => shown?.IndexOf('*') >= 0;

    /// <summary>
    /// A text in the form in which heads and tails are compared: upper and lower case are alike, and so are letters that look it; accents
    /// stand apart from their letters, because a server may have cut between the two.
    /// </summary>
    public static string Fold(string text) => LookAlike.Skeleton(WrittenText.Normalize(text, NormalizationForm.FormD)).ToUpperInvariant();

    /// <summary>
    /// True if this can be the address. How many letters are hidden is not looked at: a server that shows the same number of
    /// asterisks for everybody would make strangers of members.
    /// </summary>
    public bool CanBe(EmailAddress address)
    {
        if (Domain is not null)
            return string.Equals(Domain, address.Domain, StringComparison.Ordinal) && Fits(Fold(address.Local));
        return Fits(Fold(address.ToString())) || Fits(Fold(address.Local + "@" + address.UnicodeDomain));
    }

    /// <summary>True if there can be an address that both show a part of.</summary>
    public bool CanBe(MaskedEmail other) =>
        StartAlike(Head, other.Head)
        && (
            Domain is not null && other.Domain is not null
                ? Domain == other.Domain && EndAlike(Tail, other.Tail)
                : Domain is not null || other.Domain is not null || EndAlike(Tail, other.Tail)
        );

    public bool Equals(MaskedEmail? other) => other is not null && Head == other.Head && Tail == other.Tail && Domain == other.Domain;

    public override bool Equals(object? obj) => Equals(obj as MaskedEmail);

    public override int GetHashCode() => (Head, Tail, Domain).GetHashCode();

    private static bool StartAlike(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);

    private static bool EndAlike(string one, string other) =>
        one.EndsWith(other, StringComparison.Ordinal) || other.EndsWith(one, StringComparison.Ordinal);

    private bool Fits(string text) =>
        text.Length >= Head.Length + Tail.Length
        && text.StartsWith(Head, StringComparison.Ordinal)
        && text.EndsWith(Tail, StringComparison.Ordinal);
}
