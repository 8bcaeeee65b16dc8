using System.Runtime.CompilerServices;

namespace OrgAdmin.Sessions;

/// <summary>
/// The clients behind the connections, for the whole process. They are found by the connection object, so
/// they work in every runspace that has it, and go when it goes.
/// </summary>
internal static class LiveConnections
{
    private static readonly ConditionalWeakTable<OrgConnection, LiveConnection> Live = new();

    public static void Add(OrgConnection connection, IOrgClient client, ConnectionSettings settings) =>
        Live.Add(connection, new LiveConnection(client, settings));

    /// <summary>What is behind a connection; null once it is closed.</summary>
    public static LiveConnection? Find(OrgConnection connection) => Live.TryGetValue(connection, out LiveConnection? live) ? live : null;

    public static void Close(OrgConnection connection)
    {
        if (Find(connection) is not { } live)
            return;
        Live.Remove(connection);
        live.Client.Dispose();
    }
}
