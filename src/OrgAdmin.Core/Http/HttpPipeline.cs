using System;
using OrgAdmin.Core.Http.Policies;

namespace OrgAdmin.Core.Http;

/// <summary>The order in which a request passes the policies, and its answer passes them back.</summary>
internal static class HttpPipeline
{
    /// <summary>Composes the policies of a connection.</summary>
    /// <returns>The first policy.</returns>
    public static HttpPolicy Create(
        ConnectionSettings settings,
        Authenticator authenticator,
        Transport transport,
        ApiErrors errors,
        Redaction redaction,
        ChangePolicy? change,
        int maximumRetryCount,
        TimeProvider time
    ) =>
        Compose([
            // The requests that fetch a token change nothing, and pass without it.
            .. change is null ? [] : (HttpPolicy[])[change],
            new RetryPolicy(maximumRetryCount, time),
            new AttemptPolicy(settings, transport, errors),
            new RedirectPolicy(settings.Endpoint, errors),
            new AuthenticationPolicy(settings.Endpoint, authenticator),
            new LanguagePolicy(settings.Language),
            new LogPolicy(redaction),
            new TransportPolicy(transport),
        ]);

    private static HttpPolicy Compose(HttpPolicy[] policies)
    {
        for (int i = 1; i < policies.Length; i++)
            policies[i - 1].Next = policies[i];
        return policies[0];
    }
}
