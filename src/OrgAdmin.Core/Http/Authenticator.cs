using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http;

/// <summary>Presents a credential.</summary>
internal abstract class Authenticator : IDisposable
{
    /// <summary>Every form in which the credential is sent, as of now, for redaction: a credential that is fetched changes.</summary>
    public abstract IEnumerable<string?> Secrets { get; }

    /// <summary>Adds the credential to a request.</summary>
    public abstract Task AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>After a 401: sees to a fresh credential where that is possible. True means that trying again makes sense.</summary>
    /// <param name="refused">The request that was refused, with the credential it was sent with.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public virtual Task<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Gives back what fetching a credential needs.</summary>
    public virtual void Dispose() { }
}
