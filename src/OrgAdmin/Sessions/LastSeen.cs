using System.Collections.Generic;

namespace OrgAdmin.Sessions;

/// <summary>
/// The last few things seen, by id. Every object of a long list passes here, so adding one is cheap, and what is done with them waits
/// until somebody asks.
/// </summary>
/// <typeparam name="T">What is known about a thing.</typeparam>
/// <param name="comparer">When two ids are the same.</param>
internal sealed class LastSeen<T>(IEqualityComparer<string> comparer)
{
    private const int Most = 500;

    private readonly Dictionary<string, T> _things = new(comparer);
    private readonly string?[] _order = new string?[Most];
    private int _next;

    /// <summary>All of them, in no order.</summary>
    public IReadOnlyCollection<KeyValuePair<string, T>> All => _things;

    /// <summary>What is known about one.</summary>
    /// <returns>False if it was not seen, or too long ago.</returns>
    public bool TryGet(string id, out T thing) => _things.TryGetValue(id, out thing!);

    /// <summary>Remembers one, or what is new about it, and forgets the one that came first where there are too many.</summary>
    public void Add(string id, T thing)
    {
        int before = _things.Count;
        _things[id] = thing;
        if (_things.Count == before)
            return;
        if (_order[_next] is { } oldest)
            _things.Remove(oldest);
        _order[_next] = id;
        _next = (_next + 1) % Most;
    }
}
