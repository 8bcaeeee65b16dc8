using System;

namespace OrgAdmin;

/// <summary>
/// An address as a server shows it: whole, or with asterisks in place of letters, as uData shows it to everybody but
/// the administrators of the site (<c>ad*@example.org</c>), or not at all.
/// </summary>
internal static class ShownEmail
{
    /// <summary>Whether letters are hidden.</summary>
    public static bool IsMasked(string? shown) => shown?.IndexOf('*') >= 0;

    /// <summary>Whether this is certainly the address.</summary>
    public static bool Is(string? shown, string address) =>
        !IsMasked(shown) && string.Equals(shown, address, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether this can be the address. How many letters are hidden is not looked at: a server that shows the same
    /// number of asterisks for everybody would make strangers of members.
    /// </summary>
    public static bool CanBe(string? shown, string address)
    {
        if (string.IsNullOrWhiteSpace(shown))
            return true;
        if (!IsMasked(shown))
            return Is(shown, address);
        string head = shown!.Substring(0, shown.IndexOf('*'));
        string tail = shown.Substring(shown.LastIndexOf('*') + 1);
        return address.Length >= head.Length + tail.Length
            && address.StartsWith(head, StringComparison.OrdinalIgnoreCase)
            && address.EndsWith(tail, StringComparison.OrdinalIgnoreCase);
    }
}
