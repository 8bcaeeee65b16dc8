using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Sessions;

/// <summary>
/// Ids and names of the organizations seen lately, so that tab completion and confirmation questions can name
/// them without asking the network.
/// </summary>
internal sealed class SeenOrganizations
{
    private const int Most = 500;

    private readonly object _gate = new();
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, string> _aliases = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _slugs = [];
    private readonly Queue<string> _order = new();

    /// <summary>Remembers an organization, and what else it is called: the slug or former slug that it was asked for by.</summary>
    public void Add(string id, string name, string? alias = null)
    {
        lock (_gate)
        {
            if (alias is not null && alias != id && _aliases.Count < Most)
                _aliases[alias] = id;
            if (!_names.ContainsKey(id))
            {
                _order.Enqueue(id);
                if (_order.Count > Most)
                {
                    string oldest = _order.Dequeue();
                    _names.Remove(oldest);
                    _slugs.Remove(oldest);
                }
            }
            _names[id] = name;
        }
    }

    /// <summary>Remembers the slug of an organization, which completion finds it by as well.</summary>
    public void AddSlug(string id, string? slug)
    {
        if (string.IsNullOrEmpty(slug))
            return;
        lock (_gate)
        {
            if (_names.ContainsKey(id) && (_slugs.ContainsKey(id) || _slugs.Count < Most))
                _slugs[id] = slug!;
        }
    }

    /// <summary>The slug of an organization; null if it is not known.</summary>
    public string? SlugOf(string id)
    {
        lock (_gate)
            return _slugs.TryGetValue(id, out string? slug) ? slug : null;
    }

    public string? NameOf(string id)
    {
        lock (_gate)
            return _names.TryGetValue(IdOf(id), out string? name) ? name : null;
    }

    /// <summary>True if a name is known to mean an organization.</summary>
    public bool IsAliasOf(string alias, string id)
    {
        lock (_gate)
            return string.Equals(IdOf(alias), IdOf(id), StringComparison.OrdinalIgnoreCase);
    }

    private string IdOf(string name) => _aliases.TryGetValue(name, out string? id) ? id : name;

    public IReadOnlyList<KeyValuePair<string, string>> All
    {
        get
        {
            lock (_gate)
                return [.. _names.OrderBy(entry => entry.Value)];
        }
    }
}
