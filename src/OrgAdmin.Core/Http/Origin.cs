using System;
using System.Net;

namespace OrgAdmin.Core.Http;

/// <summary>Scheme, host and port: the only place a token may go to.</summary>
internal static class Origin
{
    /// <summary>True if two addresses have the same scheme, host and port.</summary>
    public static bool IsSame(Uri one, Uri other) =>
        one.IsAbsoluteUri
        && other.IsAbsoluteUri
        && string.Equals(one.Scheme, other.Scheme, StringComparison.OrdinalIgnoreCase)
        && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase)
        && one.Port == other.Port;

    /// <summary>True if an address stays on this machine.</summary>
    public static bool IsLoopback(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));

    /// <summary>The origin as it is written in messages: without a user name, which may hold a password.</summary>
    public static string Of(Uri address) => address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
}
