using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Sessions;

/// <summary>
/// Chooses the connection of a row. An object goes back to the connection that it came from; what -Connection or a default of
/// the session says besides must be that very connection.
/// </summary>
internal sealed class ConnectionChoice
{
    private readonly IReadOnlyList<ConnectionReference> _asked;
    private readonly bool _allowsSeveral;

    /// <summary>Takes what -Connection says.</summary>
    /// <param name="argument">Names, patterns, connections; null if it was not given.</param>
    /// <param name="allowsSeveral">True if it may name more than one.</param>
    public ConnectionChoice(object? argument, bool allowsSeveral)
    {
        _allowsSeveral = allowsSeveral;
        _asked = Row.Unwrapped(argument) switch
        {
            null => [],
            IList list => [.. list.Cast<object?>().Where(item => item is not null).Select(item => ConnectionReference.Of(item!))],
            _ => [ConnectionReference.Of(argument!)],
        };
    }

    /// <summary>The connections of a row.</summary>
    /// <exception cref="OrgException">
    /// <see cref="OrgErrorKind.NotConnected"/>: there is none. <see cref="OrgErrorKind.ConnectionChanged"/>: the row belongs to another
    /// one.
    /// </exception>
    public ChosenConnections For(Row row)
    {
        OrgConnection[] owners = [.. row.Origins.Where(origin => origin.Connection is not null).Select(Owner).Distinct()];
        if (owners.FirstOrDefault(owner => !owner.IsSameAs(owners[0])) is { } other)
            throw Changed($"{row.Label} combines what comes from connection '{owners[0]}' with what comes from '{other}'.");
        if (owners.Length == 0)
            return Fitting(row, Asked());
        OrgConnection own = owners[0];
        if (_asked.Count > 0 && !_asked.Any(reference => Means(reference, own)))
        {
            throw Changed(
                $"{row.Label} comes from connection '{own}' ({own.Place}), and -Connection (or "
                    + $"a default of the session) says '{string.Join(", ", _asked)}'. Nothing was sent."
            );
        }
        return new ChosenConnections([own], isPattern: false);
    }

    /// <summary>The connections that -Connection names, for what is about no row; the default one if it names none.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.NotConnected"/>: there is none.</exception>
    public ChosenConnections Chosen() => Asked();

    public static OrgException NotConnected(string why)
    {
        string[] open = [.. ConnectionTable.Current.All.Select(connection => connection.Name)];
        string help =
            open.Length > 0 ? $"Open connections: {string.Join(", ", open)}."
            // As in ForEach-Object -Parallel and Start-ThreadJob.
            : ConnectionTable.Current.IsElsewhere
                ? "Connections belong to the runspace that opened them. Bring one along: "
                    + "$c = Get-OrgConnection <name>; ... | ForEach-Object -Parallel { ... -Connection $using:c }"
            : $"Open one with Connect-OrgProvider, for instance: Connect-OrgProvider {default(OrgProvider)} -Emulator";
        return new OrgException(OrgErrorKind.NotConnected, $"{why} {help}");
    }

    // A row may say where it belongs without the name of a connection.
    private static ChosenConnections Fitting(Row row, ChosenConnections asked)
    {
        RowOrigin? origin = row.Origins.FirstOrDefault(origin => origin.Connection is null);
        if (origin is null)
            return asked;
        OrgConnection[] fitting = [.. asked.All.Where(connection => !IsElsewhere(origin, connection))];
        if (fitting.Length == asked.All.Count || (asked.IsPattern && fitting.Length > 0))
            return new ChosenConnections(fitting, asked.IsPattern);
        OrgConnection other = asked.All.Except(fitting).First();
        throw Changed(
            $"{row.Label} says that it belongs to {origin.Endpoint ?? origin.Provider}, and connection '{other}' "
                + $"leads to {other.Place}. Nothing was sent."
        );
    }

    private static bool IsElsewhere(RowOrigin origin, OrgConnection connection) =>
        (origin.Provider is { } provider && !IgnoringCase.Same(provider, connection.Provider))
        || (origin.Endpoint is { } endpoint && !IgnoringCase.Same(endpoint, connection.Place));

    private ChosenConnections Asked()
    {
        ConnectionTable table = ConnectionTable.Current;
        if (_asked.Count == 0)
            return new ChosenConnections([table.Default ?? throw NotConnected(table.WhyNoDefault)], isPattern: false);
        if (!_allowsSeveral && _asked.Count > 1)
            throw new OrgException(OrgErrorKind.InvalidValue, "A change is made through one connection: -Connection names several.");
        var chosen = new List<OrgConnection>();
        bool isPattern = false;
        foreach (ConnectionReference reference in _asked)
        {
            if (_allowsSeveral && reference.IsPattern)
            {
                isPattern = true;
                IReadOnlyList<OrgConnection> matching = table.Match(reference.Name);
                chosen.AddRange(matching.Count > 0 ? matching : throw NotConnected($"No open connection is named like '{reference}'."));
            }
            else
            {
                chosen.Add(Open(reference));
            }
        }
        return new ChosenConnections([.. chosen.Distinct()], isPattern);
    }

    private static OrgConnection Open(ConnectionReference reference)
    {
        ConnectionTable table = ConnectionTable.Current;
        if (reference.IsFromOtherProcess)
            throw NotConnected(
                $"Connection '{reference}' was opened in another process, and a credential does not travel. Connect here as well."
            );
        if (reference.Connection is { } given)
        {
            table.Adopt(given);
            return given;
        }
        return table.Find(reference.Name) ?? throw NotConnected($"No open connection is named '{reference}'.");
    }

    // The connection that is open under the name, if it is still the one that the object came from.
    private static OrgConnection Owner(RowOrigin origin)
    {
        if (origin.Itself is { } itself)
        {
            ConnectionTable.Current.Adopt(itself);
            return itself;
        }
        OrgConnection found =
            ConnectionTable.Current.Find(origin.Connection!) ?? throw NotConnected($"No open connection is named '{origin.Connection}'.");
        if (IsElsewhere(origin, found))
        {
            throw Changed(
                $"It came from a connection named '{origin.Connection}' to {origin.Endpoint ?? origin.Provider}, "
                    + $"and the connection of that name leads to {found.Place} now. Nothing was sent."
            );
        }
        return found;
    }

    private static bool Means(ConnectionReference reference, OrgConnection own) =>
        reference.Connection is { } given ? given.IsSameAs(own)
        : reference.IsPattern
            ? WildcardPattern.Get(reference.Name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(own.Name)
        : ConnectionTable.Current.Find(reference.Name)?.IsSameAs(own) == true;

    private static OrgException Changed(string why) => new(OrgErrorKind.ConnectionChanged, DisplayText.Of(why));
}
