using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Connections;

/// <summary>
/// Ids and names of the organizations seen lately, so that tab completion and confirmation questions can name
/// them without asking the network.
/// </summary>
internal sealed class SeenOrganizations
{
    private const int Most = 500;

    private readonly object _gate = new();
    private readonly Dictionary<string, string> _names = [];
    private readonly Queue<string> _order = new();

    public void Add(string id, string name)
    {
        lock (_gate)
        {
            if (!_names.ContainsKey(id))
            {
                _order.Enqueue(id);
                if (_order.Count > Most)
                    _names.Remove(_order.Dequeue());
            }
            _names[id] = name;
        }
    }

    public string? NameOf(string id)
    {
        lock (_gate)
            return _names.TryGetValue(id, out string? name) ? name : null;
    }

    public IReadOnlyList<KeyValuePair<string, string>> All
    {
        get
        {
            lock (_gate)
                return [.. _names.OrderBy(entry => entry.Value)];
        }
    }
}
