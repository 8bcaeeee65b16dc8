namespace OrgAdmin.Sessions;

/// <summary>A client, what it was made from, and the organizations it has shown lately.</summary>
internal sealed class LiveConnection(IOrgClient client, ConnectionSettings settings)
{
    private volatile IOrgClient _client = client;

    public IOrgClient Client => _client;

    /// <summary>What makes the connection, its credential included. It stays in here.</summary>
    public ConnectionSettings Settings { get; private set; } = settings;

    public SeenOrganizations Seen { get; } = new();

    /// <summary>Goes on with another client. What is in flight ends with the one before.</summary>
    public void Replace(IOrgClient client, ConnectionSettings settings)
    {
        // Not disposed of: other runspaces may be asking through it at this moment.
        (_client, Settings) = (client, settings);
    }
}
