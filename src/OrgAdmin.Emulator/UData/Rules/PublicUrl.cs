using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace OrgAdmin.Emulation.UData;

/// <summary>Web addresses that anybody can reach.</summary>
internal static class PublicUrl
{
    private static readonly string[] Schemes = ["http", "https", "ftp", "ftps"];

    // scheme, credentials, host (in brackets if IPv6), port, and whatever follows it without a blank.
    private static readonly Regex Shape = new(
        @"^(?:(?<scheme>[a-z0-9.-]*):)?//(?<credentials>[^\s/@]+@)?(?:\[(?<ipv6>[0-9a-f:]+)\]|(?<host>[^\s/:?\[\]@]+))"
            + @"(?::\d{2,5})?(?:[/?]\S*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    /// <summary>What is wrong with an address; null if nothing is.</summary>
    public static string? Problem(string url)
    {
        Match match = Shape.Match(url.Trim());
        if (!match.Success)
            return $"Invalid URL \"{url}\"";
        string scheme = match.Groups["scheme"].Value.ToLowerInvariant();
        if (scheme.Length > 0 && !Schemes.Contains(scheme))
            return Because(url, $"Invalid scheme {scheme}, allowed schemes: {string.Join(", ", Schemes)}");
        string host = match.Groups["ipv6"].Success ? match.Groups["ipv6"].Value : match.Groups["host"].Value;
        if (host.ToLowerInvariant() is "localhost" or "localhost.localdomain")
            return Because(url, "is a local URL");
        if (IPAddress.TryParse(host, out IPAddress? address))
            return Problem(url, address);
        return Pattern.IsMatch(host, @"^[^.\s]+(\.[^.\s]+)*\.[^.\s\d]{2,}$") ? null : $"Invalid URL \"{url}\"";
    }

    private static string? Problem(string url, IPAddress address)
    {
        byte[] bytes = address.GetAddressBytes();
        if (IPAddress.IsLoopback(address))
            return Because(url, "is a local URL");
        bool isPrivate =
            address.AddressFamily == AddressFamily.InterNetwork
                ? bytes[0] is 10 or 0
                    || (bytes[0] == 172 && bytes[1] is >= 16 and <= 31)
                    || (bytes[0] == 192 && bytes[1] == 168)
                    || (bytes[0] == 169 && bytes[1] == 254)
                : (bytes[0] & 0xfe) == 0xfc || address.IsIPv6LinkLocal;
        return isPrivate ? Because(url, "is a private URL") : null;
    }

    private static string Because(string url, string reason) => $"Invalid URL \"{url}\": {reason}";
}
