using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Members;

/// <summary>
/// One change at a time for each organization of an endpoint, through whichever connection and in whichever runspace of this
/// process it is asked for. A lock is there while somebody has it or waits for it.
/// </summary>
internal static class OrganizationLocks
{
    private static readonly Dictionary<string, Gate> Gates = new(StringComparer.OrdinalIgnoreCase);

    // How often this process has changed the people of an organization.
    private static readonly Dictionary<string, int> Changes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How often this process has changed the people of an organization: a number to compare with a later one.</summary>
    public static int ChangesOf(IOrgClient client, string organizationId)
    {
        lock (Gates)
            return Changes.TryGetValue(KeyOf(client, organizationId), out int count) ? count : 0;
    }

    /// <summary>Takes note of a change to the people of an organization.</summary>
    /// <returns>The number of changes before it and after it.</returns>
    public static (int Before, int Now) Changed(IOrgClient client, string organizationId)
    {
        string key = KeyOf(client, organizationId);
        lock (Gates)
        {
            Changes.TryGetValue(key, out int before);
            return (before, Changes[key] = before + 1);
        }
    }

    /// <summary>True if somebody has the lock of an organization, or waits for it.</summary>
    public static bool Has(IOrgClient client, string organizationId)
    {
        lock (Gates)
            return Gates.ContainsKey(KeyOf(client, organizationId));
    }

    /// <summary>Waits until nobody else changes the organization; disposing of the result lets the next one in.</summary>
    public static async Task<IDisposable> EnterAsync(IOrgClient client, string organizationId, CancellationToken cancellationToken)
    {
        string key = KeyOf(client, organizationId);
        Gate gate;
        lock (Gates)
        {
            if (!Gates.TryGetValue(key, out gate!))
                Gates[key] = gate = new Gate();
            gate.Users++;
        }
        try
        {
            await gate.Semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Leave(key, gate);
            throw;
        }
        return new Entered(key, gate);
    }

    private static string KeyOf(IOrgClient client, string organizationId) =>
        client.Endpoint.AbsoluteUri.TrimEnd('/') + " " + organizationId;

    private static void Leave(string key, Gate gate)
    {
        lock (Gates)
        {
            if (--gate.Users == 0)
                Gates.Remove(key);
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        // Who has the lock, and who waits for it.
        public int Users { get; set; }
    }

    private sealed class Entered(string key, Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Semaphore.Release();
            Leave(key, gate);
        }
    }
}
