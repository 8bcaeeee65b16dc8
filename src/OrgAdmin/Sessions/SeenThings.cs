using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Sessions;

/// <summary>Ids of people or requests seen lately, with what people call them, so that tab completion asks nobody.</summary>
internal sealed class SeenThings
{
    private const int Most = 500;

    private readonly object _gate = new();
    private readonly Dictionary<string, (string Name, string More)> _things = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> _order = new();

    /// <summary>Remembers one.</summary>
    /// <param name="id">Its id; an empty one is not remembered.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="more">What else it may be looked for by, such as an address.</param>
    public void Add(string id, string name, params string?[] more)
    {
        if (id.Length == 0)
            return;
        lock (_gate)
        {
            if (!_things.ContainsKey(id))
            {
                _order.Enqueue(id);
                if (_order.Count > Most)
                    _things.Remove(_order.Dequeue());
            }
            _things[id] = (name, string.Join(" ", new[] { id, name }.Concat(more).Where(text => !string.IsNullOrEmpty(text))));
        }
    }

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<(string Id, string Name, string More)> All
    {
        get
        {
            lock (_gate)
                return [.. _things.Select(thing => (thing.Key, thing.Value.Name, thing.Value.More)).OrderBy(thing => thing.Name)];
        }
    }
}
