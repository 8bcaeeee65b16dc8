namespace OrgAdmin.People;

/// <summary>A line of a list of identities: which user a person is at a connection.</summary>
/// <param name="person">The person, by address or by name.</param>
/// <param name="connection">The connection's name, with wildcards; empty for every connection.</param>
/// <param name="userId">The user's id or slug there.</param>
internal sealed class PersonIdentity(string person, string connection, string userId)
{
    /// <summary>The person, by address or by name.</summary>
    public string Person { get; } = person;

    /// <summary>The connection's name, with wildcards; empty for every connection.</summary>
    public string Connection { get; } = connection;

    /// <summary>The user's id or slug there.</summary>
    public string UserId { get; } = userId;
}
