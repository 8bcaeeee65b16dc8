using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Sessions;

/// <summary>Ids of people or requests seen lately, with what people call them, so that tab completion asks nobody.</summary>
internal sealed class SeenThings
{
    private readonly object _gate = new();
    private readonly LastSeen<(string Name, string? Address, string? Word)> _things = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Remembers one.</summary>
    /// <param name="id">Its id; an empty one is not remembered.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="address">An e-mail address that it may be looked for by.</param>
    /// <param name="word">Another word that it may be looked for by.</param>
    public void Add(string id, string name, string? address, string? word)
    {
        if (id.Length == 0)
            return;
        lock (_gate)
            _things.Add(id, (name, address, word));
    }

    /// <summary>All of them, by name, each with everything that it may be looked for by.</summary>
    public IReadOnlyList<(string Id, string Name, string More)> All
    {
        get
        {
            lock (_gate)
                return [.. _things.All.Select(thing => Described(thing.Key, thing.Value)).OrderBy(thing => thing.Name)];
        }
    }

    private static (string Id, string Name, string More) Described(string id, (string Name, string? Address, string? Word) thing) =>
        (id, thing.Name, string.Join(" ", new[] { id, thing.Name, thing.Address, thing.Word }.Where(text => !string.IsNullOrEmpty(text))));
}
