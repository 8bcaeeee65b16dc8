using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http.Handlers;

/// <summary>Adds the credential, to requests for the connection's own origin and to no other.</summary>
internal sealed class AuthenticationHandler(Uri endpoint, Authenticator authenticator) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // ApiClient follows no link to another origin. This is the second lock on the same door.
        if (!Origin.IsSame(request.RequestUri!, endpoint))
            throw new OrgException(
                OrgErrorKind.CrossOriginRefused,
                $"A request to {Origin.Of(request.RequestUri!)} was not sent: the credential belongs to {Origin.Of(endpoint)}."
            );
        await authenticator.AuthenticateAsync(request, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
