using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Connections;

/// <summary>One change at a time for each organization of a connection, in whichever runspace it is asked for.</summary>
internal sealed class OrganizationLocks
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits until nobody else changes the organization; disposing of the result lets the next one in.</summary>
    public async Task<IDisposable> EnterAsync(string organizationId, CancellationToken cancellationToken)
    {
        SemaphoreSlim gate = _gates.GetOrAdd(organizationId, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Entered(gate);
    }

    private sealed class Entered(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
