using System;
using System.IO;
using System.Net.Http;
using System.Security.Authentication;
#if NET
using System.Globalization;
#else
using System.Net;
#endif

#if !NET
using System.Net.Sockets;
#endif

#if NET
using System.Text.RegularExpressions;
#endif

namespace OrgAdmin.Core.Http;

/// <summary>Explains failures of the transport, which the two frameworks report in different exceptions.</summary>
internal static class TransportFailure
{
    /// <summary>True if an exception is the transport's: the connection was not made, broke, or was closed under who reads.</summary>
    public static bool IsOne(Exception error) => error is HttpRequestException or IOException or ObjectDisposedException
#if !NET
                or WebException
#endif
    ;

    /// <summary>True if the request certainly did not reach the server.</summary>
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
        if (Find<WebException>(error) is not { } failure)
            return Find<SocketException>(error)
                is {
                    SocketErrorCode: SocketError.ConnectionRefused
                        or SocketError.HostNotFound
                        or SocketError.HostUnreachable
                        or SocketError.NetworkUnreachable
                };
        return failure.Status
            is WebExceptionStatus.NameResolutionFailure
                or WebExceptionStatus.ConnectFailure
                or WebExceptionStatus.ProxyNameResolutionFailure
                or WebExceptionStatus.TrustFailure
                or WebExceptionStatus.SecureChannelFailure
                or WebExceptionStatus.RequestProhibitedByProxy;
#endif
    }

    /// <summary>True if the server answered, but not with HTTP, or with headers without end.</summary>
    public static bool IsNotHttp(Exception error)
    {
#if NET
        return error
            is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded };
#else
        return Find<WebException>(error)
            is { Status: WebExceptionStatus.ServerProtocolViolation or WebExceptionStatus.MessageLengthLimitExceeded };
#endif
    }

    /// <summary>The status with which a proxy refused to make the connection; null if no proxy did, 0 if it did not say.</summary>
    public static int? ProxyStatus(Exception error)
    {
#if NET
        if (error is not HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } refusal)
            return null;
        if (refusal.StatusCode is { } status)
            return (int)status;
        // Not every version says it in the property; all of them end the sentence with it.
        Match said = Regex.Match(refusal.Message, @"'(\d{3})'[^']*$", RegexOptions.None, TimeSpan.FromSeconds(1));
        return said.Success ? int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
#else
        return Find<WebException>(error) switch
        {
            { Response: HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired } } => 407,
            { Status: WebExceptionStatus.RequestProhibitedByProxy, Response: HttpWebResponse answer } => (int)answer.StatusCode,
            { Status: WebExceptionStatus.RequestProhibitedByProxy } => 0,
            _ => null,
        };
#endif
    }

    /// <summary>True if trying again cannot help. A proxy's 5xx passes; what it refuses otherwise, it refuses again.</summary>
    public static bool IsLasting(Exception error) => ProxyStatus(error) is { } status ? status < 500 : Certificate(error) is not null;

    /// <summary>The trouble with the server's certificate or TLS, and what to do; null if the failure is another one.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="request">What was sent, on which .NET Framework's validation has noted the trouble.</param>
    public static string? Certificate(Exception error, HttpRequestMessage? request = null)
    {
#if !NET
        if (Find<WebException>(error)?.Status == WebExceptionStatus.SecureChannelFailure)
            return "it has no TLS version in common with this session, which offers "
                + "TLS 1.2 and later. Windows decides which versions there are.";
#endif
        string? said = null;
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException)
                said = cause.Message;
        }
#if NET
        if (said is null || !Says("certificate"))
            return null;
#else
        // The words are of Windows' language; the status is not.
        if (Find<WebException>(error)?.Status != WebExceptionStatus.TrustFailure)
            return null;
        said = (request as ApiMessage)?.CertificateProblem ?? "";
#endif
        string problem =
            Says("NameMismatch") ? "its certificate is for another name"
            : Says("NotTimeValid") ? "its certificate has expired or is not valid yet"
            : Says("UntrustedRoot") || Says("PartialChain") ? "its certificate comes from an authority that this machine does not know"
            : "its certificate is not valid";
        return problem
            + ". Is it the right server, and is nobody in between? For a test server of your own there is -SkipCertificateCheck.";

        bool Says(string text) => said.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0;
    }

#if !NET
    // A failure of .NET Framework lies somewhere in the chain: outside it HttpClient's wrapper, inside it the socket's.
    private static T? Find<T>(Exception error)
        where T : Exception
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is T found)
                return found;
        }
        return null;
    }
#endif
}
