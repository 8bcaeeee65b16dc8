using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http;

/// <summary>No credential: what a provider shows to everybody.</summary>
internal sealed class NoAuthenticator : Authenticator
{
    public override IEnumerable<string?> Secrets => [];

    public override Task AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.CompletedTask;
}
