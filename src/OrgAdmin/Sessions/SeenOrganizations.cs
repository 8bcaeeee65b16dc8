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
    private const int MostAliases = 500;

    private readonly object _gate = new();
    private readonly LastSeen<(string Name, string? Slug)> _organizations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Remembers an organization.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name.</param>
    /// <param name="alias">What else it is called: the slug or former slug that it was asked for by.</param>
    /// <param name="slug">Its slug, which completion finds it by as well; null leaves the one that is known.</param>
    public void Add(string id, string name, string? alias = null, string? slug = null)
    {
        lock (_gate)
        {
            if (alias is not null && alias != id && _aliases.Count < MostAliases)
                _aliases[alias] = id;
            if (string.IsNullOrEmpty(slug))
                slug = _organizations.TryGet(id, out (string Name, string? Slug) known) ? known.Slug : null;
            _organizations.Add(id, (name, slug));
        }
    }

    /// <summary>The slug of an organization; null if it is not known.</summary>
    public string? SlugOf(string id)
    {
        lock (_gate)
            return _organizations.TryGet(id, out (string Name, string? Slug) known) ? known.Slug : null;
    }

    public string? NameOf(string id)
    {
        lock (_gate)
            return _organizations.TryGet(IdOf(id), out (string Name, string? Slug) known) ? known.Name : null;
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
            {
                return
                [
                    .. _organizations
                        .All.Select(seen => new KeyValuePair<string, string>(seen.Key, seen.Value.Name))
                        .OrderBy(seen => seen.Value),
                ];
            }
        }
    }
}
