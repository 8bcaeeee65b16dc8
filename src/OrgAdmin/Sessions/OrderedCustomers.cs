using System.Collections.Concurrent;

namespace OrgAdmin.Sessions;

/// <summary>The addresses that customers were ordered for through a connection.</summary>
internal sealed class OrderedCustomers
{
    private readonly ConcurrentDictionary<(string Organization, string Email), bool> _ordered = new();

    /// <summary>Remembers an order.</summary>
    public void Add(string organizationId, string email) => _ordered[Key(organizationId, email)] = true;

    /// <summary>True if it was ordered.</summary>
    public bool Contains(string organizationId, string email) => _ordered.ContainsKey(Key(organizationId, email));

    private static (string Organization, string Email) Key(string organizationId, string email) =>
        (organizationId.ToLowerInvariant(), email.ToLowerInvariant());
}
