using System;
using System.Net.Http;
using System.Security.Authentication;

namespace OrgAdmin.Core.Http;

/// <summary>What a failure of the transport means. The two frameworks tell it in different exceptions.</summary>
internal static class TransportFailure
{
    /// <summary>Whether the request certainly did not reach the server.</summary>
    public static bool NothingWasSent(Exception error)
    {
        // The time for making a connection is over; with one, sending would have begun.
        if (error is OperationCanceledException)
            return true;
#if NET
        return error
            is HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError
                    or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError,
            };
#else
        return error.GetBaseException()
            is System.Net.WebException
                {
                    Status: System.Net.WebExceptionStatus.NameResolutionFailure
                        or System.Net.WebExceptionStatus.ConnectFailure
                        or System.Net.WebExceptionStatus.ProxyNameResolutionFailure
                        or System.Net.WebExceptionStatus.TrustFailure,
                }
                or System.Net.Sockets.SocketException
                {
                    SocketErrorCode: System.Net.Sockets.SocketError.ConnectionRefused or System.Net.Sockets.SocketError.HostNotFound
                };
#endif
    }

    /// <summary>Whether the server answered, but not with HTTP, or with headers without end.</summary>
    public static bool IsNotHttp(Exception error)
    {
#if NET
        return error
            is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded };
#else
        return error.GetBaseException()
            is System.Net.WebException
            {
                Status: System.Net.WebExceptionStatus.ServerProtocolViolation or System.Net.WebExceptionStatus.MessageLengthLimitExceeded
            };
#endif
    }

    /// <summary>Whether it was the proxy that refused to make the connection.</summary>
    public static bool IsProxyRefusal(Exception error)
    {
#if NET
        return error is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError };
#else
        return error.GetBaseException()
            is System.Net.WebException
            {
                Status: System.Net.WebExceptionStatus.RequestProhibitedByProxy or System.Net.WebExceptionStatus.ProxyNameResolutionFailure
            };
#endif
    }

    /// <summary>Whether trying again cannot help.</summary>
    public static bool IsLasting(Exception error) => IsProxyRefusal(error) || Certificate(error) is not null;

    /// <summary>What is wrong with the server's certificate, and what to do; null if that is not the trouble.</summary>
    public static string? Certificate(Exception error)
    {
        string? said = null;
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (
                cause is AuthenticationException
                || (cause is System.Net.WebException { Status: System.Net.WebExceptionStatus.TrustFailure })
            )
                said = cause.Message;
        }
        if (said is null || !Says("certificate"))
            return null;
        string problem =
            Says("NameMismatch") ? "its certificate is for another name"
            : Says("NotTimeValid") ? "its certificate has expired or is not valid yet"
            : Says("UntrustedRoot") || Says("PartialChain") ? "its certificate comes from an authority that this machine does not know"
            : "its certificate is not valid";
        return problem
            + ". Is it the right server, and is nobody in between? For a test server of your own there is -SkipCertificateCheck.";

        bool Says(string text) => said.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
