using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Members;

/// <summary>
/// One change at a time for each organization of an endpoint, through whichever connection and in whichever runspace of this
/// process it is asked for.
/// </summary>
internal static class OrganizationLocks
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits until nobody else changes the organization; disposing of the result lets the next one in.</summary>
    public static async Task<IDisposable> EnterAsync(IOrgClient client, string organizationId, CancellationToken cancellationToken)
    {
        SemaphoreSlim gate = Gates.GetOrAdd(client.Endpoint.AbsoluteUri.TrimEnd('/') + " " + organizationId, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Entered(gate);
    }

    private sealed class Entered(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
