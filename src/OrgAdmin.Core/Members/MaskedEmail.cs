using System;

namespace OrgAdmin.Core.Members;

/// <summary>
/// An address of which a server shows a part, with asterisks in place of letters, as uData does to everybody but the administrators
/// of the site (<c>ad*@example.org</c>). Whom it belongs to is never certain; who it can belong to is.
/// </summary>
internal sealed class MaskedEmail
{
    private readonly string _head;
    private readonly string _tail;

    /// <summary>Takes what a server shows.</summary>
    public MaskedEmail(string shown)
    {
        string composed = shown.Trim().Normalize(System.Text.NormalizationForm.FormC);
        _head = composed.Substring(0, composed.IndexOf('*'));
        _tail = composed.Substring(composed.LastIndexOf('*') + 1);
        int at = _tail.IndexOf('@');
        Domain = at >= 0 ? EmailAddress.ToAscii(_tail.Substring(at + 1)) : null;
    }

    /// <summary>The domain in ASCII; null if it is hidden as well.</summary>
    public string? Domain { get; }

    /// <summary>True if letters are hidden.</summary>
    public static bool IsMasked(string? shown) => shown?.IndexOf('*') >= 0;

    /// <summary>
    /// True if this can be the address. How many letters are hidden is not looked at: a server that shows the same number of
    /// asterisks for everybody would make strangers of members.
    /// </summary>
    public bool CanBe(EmailAddress address)
    {
        if (Domain is not null)
        {
            string localTail = _tail.Substring(0, _tail.IndexOf('@'));
            return string.Equals(Domain, address.Domain, StringComparison.Ordinal) && Fits(address.Local, localTail);
        }
        return Fits(address.ToString(), _tail) || Fits(address.Local + "@" + address.UnicodeDomain, _tail);
    }

    private bool Fits(string text, string tail) =>
        text.Length >= _head.Length + tail.Length
        && text.StartsWith(_head, StringComparison.OrdinalIgnoreCase)
        && text.EndsWith(tail, StringComparison.OrdinalIgnoreCase);
}
