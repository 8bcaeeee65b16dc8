using System;
using System.Net.Http;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http.Policies;

/// <summary>Follows redirects within the connection's own origin, and only where HTTP keeps the meaning of the request.</summary>
internal sealed class RedirectPolicy(Uri endpoint, ApiErrors errors) : HttpPolicy
{
    private const int MostRedirects = 5;

    public override async Task SendAsync(ApiCall call)
    {
        await Next.SendAsync(call).ConfigureAwait(false);
        for (int redirects = 0; (int)call.Response.StatusCode is 301 or 302 or 303 or 307 or 308; redirects++)
        {
            if (redirects == MostRedirects)
                throw errors.InvalidResponse(call.Response, $"it redirects more than {MostRedirects} times.");
            (Uri target, HttpMethod method) = Target(call.Response, call.Message.RequestUri!, call.Message.Method);
            call.Address(target, method);
            await Next.SendAsync(call).ConfigureAwait(false);
        }
    }

    // RFC 9110, 15.4: 307 and 308 keep the method; 303 asks with GET. For 301 and 302 a GET stays a GET, and
    // nothing else is followed: turning a POST into a GET would look like success without having done anything.
    private (Uri Address, HttpMethod Method) Target(HttpResponseMessage response, Uri address, HttpMethod method)
    {
        if (response.Headers.Location is not { } location)
            throw errors.InvalidResponse(response, "it redirects without saying where.");
        if (!Uri.TryCreate(address, location, out Uri? target))
            throw errors.InvalidResponse(response, $"it redirects to '{location.OriginalString}', which is no address.");
        if (!Origin.IsSame(target, endpoint))
            throw errors.CrossOrigin(response, target);
        int status = (int)response.StatusCode;
        if (status is 301 or 302 && method != HttpMethod.Get)
            throw errors.InvalidResponse(
                response,
                $"it redirects a {method} with {status}, which would lose its body. Is the endpoint right?"
            );
        // A server that builds the address from the path alone drops the query, so the query is kept here.
        if (target.Query.Length == 0 && address.Query.Length > 0)
            target = new UriBuilder(target) { Query = address.Query.TrimStart('?') }.Uri;
        return (target, status == 303 ? HttpMethod.Get : method);
    }
}
