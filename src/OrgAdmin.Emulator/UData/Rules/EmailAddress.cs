using System.Text.RegularExpressions;

namespace OrgAdmin.Emulation.UData;

/// <summary>E-mail addresses, as far as uData looks at them.</summary>
internal static class EmailAddress
{
    public static bool IsValid(string text) =>
        text.Length <= 254
        // Labels neither begin nor end with a hyphen, and names that are reserved for special use belong to nobody.
        && !Pattern.IsMatch(text, @"[@.]-|-(\.|$)|\.(test|invalid|local|localhost|onion|arpa)$", RegexOptions.IgnoreCase)
        && Pattern.IsMatch(text, @"^[^@\s,;<>""]+@[^@\s.,;_]+(\.[^@\s.,;_]+)+$")
        && !text.Contains("..")
        && !text.StartsWith(".", System.StringComparison.Ordinal);

    /// <summary>An address as fellow members see it: <c>th*****@example.org</c>.</summary>
    public static string Shortened(string address)
    {
        int at = address.LastIndexOf('@');
        int shown = at < 2 ? at : 2;
        return address.Substring(0, shown) + new string('*', at - shown) + address.Substring(at);
    }

    /// <summary>An address as strangers see it: <c>***@example.org</c>.</summary>
    public static string Hidden(string address) => "***" + address.Substring(address.LastIndexOf('@'));
}
