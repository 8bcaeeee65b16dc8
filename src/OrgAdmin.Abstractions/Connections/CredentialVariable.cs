namespace OrgAdmin;

/// <summary>An environment variable that may hold a credential.</summary>
/// <param name="name">The variable.</param>
/// <param name="scheme">How its value is presented.</param>
public sealed class CredentialVariable(string name, AuthScheme scheme)
{
    /// <summary>The variable.</summary>
    public string Name { get; } = name;

    /// <summary>How its value is presented.</summary>
    public AuthScheme Scheme { get; } = scheme;
}
