using System;
using System.Net;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http.Policies;

/// <summary>
/// Adds the credential, to requests for the connection's own origin and to no other. A credential that can be renewed
/// is renewed once after 401.
/// </summary>
internal sealed class AuthenticationPolicy(Uri endpoint, Authenticator authenticator) : HttpPolicy
{
    public override async Task SendAsync(ApiCall call)
    {
        await AuthenticateAsync(call).ConfigureAwait(false);
        if (
            call.Response.StatusCode != HttpStatusCode.Unauthorized
            || !await authenticator.RenewAsync(call.Message, call.CancellationToken).ConfigureAwait(false)
        )
            return;
        call.Address(call.Message.RequestUri!, call.Message.Method);
        await AuthenticateAsync(call).ConfigureAwait(false);
    }

    private async Task AuthenticateAsync(ApiCall call)
    {
        Uri address = call.Message.RequestUri!;
        // RedirectPolicy follows no link to another origin. This check is the second lock on the same door.
        if (!Origin.IsSame(address, endpoint))
            throw new OrgException(
                OrgErrorKind.CrossOriginRefused,
                $"A request to {Origin.Of(address)} was not sent: the credential belongs to {Origin.Of(endpoint)}."
            );
        await authenticator.AuthenticateAsync(call.Message, call.CancellationToken).ConfigureAwait(false);
        await Next.SendAsync(call).ConfigureAwait(false);
    }
}
