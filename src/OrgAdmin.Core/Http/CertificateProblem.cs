#if !NET
using System.Linq;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace OrgAdmin.Core.Http;

/// <summary>
/// What is wrong with a certificate, in words that no language changes. .NET says them in its exception; .NET Framework
/// says them only to who validates, and one sentence in Windows' language in the exception.
/// </summary>
internal static class CertificateProblem
{
    /// <summary>Notes on a message what is wrong.</summary>
    /// <returns>True if nothing is.</returns>
    public static bool Record(HttpRequestMessage message, X509ChainStatus[] chain, SslPolicyErrors errors)
    {
        if (message is ApiMessage known)
            known.CertificateProblem = errors == SslPolicyErrors.None ? null : Describe(errors, chain);
        return errors == SslPolicyErrors.None;
    }

    private static string Describe(SslPolicyErrors errors, X509ChainStatus[] chain) =>
        string.Join(", ", chain.Select(link => link.Status.ToString()).Prepend(errors.ToString()));
}
#endif
