namespace OrgAdmin.Commands;

/// <summary>The credential that a connection is opened with.</summary>
internal sealed class ConnectCredential(AuthScheme scheme, string? secret)
{
    public AuthScheme Scheme { get; } = scheme;

    public string? Secret { get; } = secret;

    public string? UserName { get; init; }

    /// <summary>The profile it came from, whose endpoint then counts as well.</summary>
    public OrgProfile? Profile { get; init; }
}
