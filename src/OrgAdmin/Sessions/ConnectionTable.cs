using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace OrgAdmin.Sessions;

/// <summary>The connections that are open in one runspace, and which of them is the default.</summary>
internal sealed class ConnectionTable
{
    private static readonly ConditionalWeakTable<Runspace, ConnectionTable> Tables = new();

    private readonly Dictionary<string, OrgConnection> _connections = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<OrgConnection> _opened = [];
    private string? _default;
    private bool _hasOpened;
    private bool _isChosen;

    /// <summary>The table of the runspace that is running.</summary>
    public static ConnectionTable Current => Tables.GetValue(Runspace.DefaultRunspace, _ => new ConnectionTable());

    private static volatile bool _hasAnyOpened;

    /// <summary>True if connections have been opened in this process, and none of them here.</summary>
    public bool IsElsewhere => _hasAnyOpened && !_hasOpened;

    /// <summary>All connections, by name.</summary>
    public IReadOnlyList<OrgConnection> All =>
        [.. _connections.Values.OrderBy(connection => connection.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The connection that was selected or opened last; null if there is none, or if that one has been closed.</summary>
    public OrgConnection? Default => _default is not null && _connections.TryGetValue(_default, out OrgConnection? chosen) ? chosen : null;

    /// <summary>What to say where there is no default connection.</summary>
    public string WhyNoDefault =>
        _connections.Count == 0
            ? "There is no open connection."
            : "There is no default connection: the one that was it has been closed. "
                + "Choose one with Select-OrgConnection, or give -Connection.";

    public OrgConnection? Find(string name) => _connections.TryGetValue(name, out OrgConnection? connection) ? connection : null;

    /// <summary>The connections of a name that may have wildcards; only a pattern may match none.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.NotFound"/>: a plain name matches nothing.</exception>
    public IReadOnlyList<OrgConnection> Match(string pattern)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(pattern))
            return [Get(pattern)];
        var wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return [.. All.Where(connection => wildcard.IsMatch(connection.Name))];
    }

    /// <summary>The connection of a name.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.NotFound"/>: there is none.</exception>
    public OrgConnection Get(string name) =>
        Find(name)
        ?? throw new OrgException(
            OrgErrorKind.NotFound,
            $"No open connection is named '{name}'. Open connections: "
                + $"{string.Join(", ", All.Select(connection => connection.Name).DefaultIfEmpty("none"))}."
        );

    /// <summary>Opens a connection; one of the same name is closed.</summary>
    public void Add(OrgConnection connection)
    {
        if (Find(connection.Name) is { } before)
            Close(before);
        _connections[connection.Name] = connection;
        _opened.Add(connection);
        _hasOpened = _hasAnyOpened = true;
        // The one opened last is the default, until one is chosen.
        if (!_isChosen || Default is null)
            _default = connection.Name;
        MarkDefault();
    }

    /// <summary>
    /// Makes a connection that was opened in another runspace known by its name here, so that the objects it
    /// yields can go on down the pipeline. A connection of the same name that is open here stays.
    /// </summary>
    public void Adopt(OrgConnection connection)
    {
        if (Find(connection.Name) is null)
            _connections[connection.Name] = connection;
    }

    public void Select(OrgConnection connection)
    {
        _default = connection.Name;
        _isChosen = true;
        MarkDefault();
    }

    public void Close(OrgConnection connection)
    {
        LiveConnections.Close(connection);
        _opened.Remove(connection);
        if (!_connections.TryGetValue(connection.Name, out OrgConnection? known) || !ReferenceEquals(known, connection))
            return;
        _connections.Remove(connection.Name);
        // Nothing becomes the default silently: what is typed next would go somewhere else than the person thinks.
        if (_default is not null && IgnoringCase.Same(_default, connection.Name))
            (_default, _isChosen) = (null, false);
        connection.IsDefault = false;
        MarkDefault();
    }

    /// <summary>Closes what was opened in this runspace. What came from another one by $using: belongs to that one.</summary>
    public void CloseOwn()
    {
        foreach (OrgConnection connection in _opened.ToArray())
            Close(connection);
        _connections.Clear();
    }

    private void MarkDefault()
    {
        OrgConnection? chosen = Default;
        foreach (OrgConnection connection in _connections.Values)
            connection.IsDefault = ReferenceEquals(connection, chosen);
    }
}
