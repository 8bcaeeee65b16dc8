namespace OrgAdmin.Commands.Binding;

/// <summary>Where something that a row carries comes from, as far as it says so.</summary>
/// <param name="connection">The connection's name; null if it is not said.</param>
/// <param name="provider">The provider's name; null if it is not said.</param>
/// <param name="endpoint">The API's address, or that and the emulated world; null if it is not said.</param>
internal sealed class RowOrigin(string? connection, string? provider, string? endpoint)
{
    public string? Connection { get; } = connection;

    public string? Provider { get; } = provider;

    public string? Endpoint { get; } = endpoint;

    /// <summary>The connection itself, where an open one was piped.</summary>
    public OrgConnection? Itself { get; init; }
}
