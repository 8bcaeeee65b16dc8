namespace OrgAdmin.Commands;

/// <summary>The credential that a connection is opened with.</summary>
internal sealed class ConnectCredential(AuthScheme scheme, string? secret)
{
    public AuthScheme Scheme { get; } = scheme;

    public string? Secret { get; } = secret;

    /// <summary>The secret's name in the vault that it came from; null if it came from elsewhere.</summary>
    public string? SecretName { get; init; }

    /// <summary>The vault's name; null for the default vault.</summary>
    public string? VaultName { get; init; }

    /// <summary>The environment variable that it came from; null if it came from elsewhere.</summary>
    public string? Variable { get; init; }

    public string? UserName { get; init; }

    /// <summary>The profile it came from, whose endpoint then counts as well.</summary>
    public OrgProfile? Profile { get; init; }
}
