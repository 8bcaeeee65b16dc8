namespace OrgAdmin.Sessions;

/// <summary>A client, and the organizations it has shown lately.</summary>
internal sealed class LiveConnection(IOrgClient client)
{
    public IOrgClient Client { get; } = client;

    public SeenOrganizations Seen { get; } = new();
}
