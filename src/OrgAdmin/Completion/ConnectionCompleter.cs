using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Sessions;

namespace OrgAdmin.Completion;

/// <summary>Completes the names of open connections.</summary>
public sealed class ConnectionCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        ConnectionTable.Current.All.Select(connection =>
            (connection.Name, connection.Name, $"{connection.Provider} {connection.Endpoint} {connection.User}".TrimEnd())
        );
}
