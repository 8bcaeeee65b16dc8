namespace OrgAdmin.Teams;

/// <summary>A connection as the plan of a team needs it.</summary>
/// <param name="name">The connection's name, which results carry.</param>
/// <param name="endpoint">Names the server and, in memory, the emulated world: two connections with the same one reach the same
/// organizations.</param>
/// <param name="client">The client; null where the provider cannot do what is wanted.</param>
internal sealed class TeamPlace(string name, string endpoint, IOrgClient? client)
{
    /// <summary>The connection's name, which results carry.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// Names the server and, in memory, the emulated world: two connections with the same one reach the same organizations.
    /// </summary>
    public string Endpoint { get; } = endpoint;

    /// <summary>The client; null where the provider cannot do what is wanted.</summary>
    public IOrgClient? Client { get; } = client;
}
