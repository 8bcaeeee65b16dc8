namespace OrgAdmin.People;

/// <summary>
/// Somebody whom a row names by an id. An id is somebody at one server; at another one it may be anybody. So it is looked for where the
/// row comes from, as far as the row says so.
/// </summary>
internal sealed class PersonRow
{
    /// <summary>The id or the slug of the user.</summary>
    public string UserId { get; init; } = "";

    /// <summary>The whole address that the row has besides; who cannot have it is not meant. Null if there is none.</summary>
    public string? Email { get; init; }

    /// <summary>The connection's name; null if the row does not say it.</summary>
    public string? Connection { get; init; }

    /// <summary>The provider's name; null if the row does not say it.</summary>
    public string? Provider { get; init; }

    /// <summary>The address of the API; null if the row does not say it.</summary>
    public string? Endpoint { get; init; }
}
