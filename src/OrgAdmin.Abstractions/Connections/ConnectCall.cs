namespace OrgAdmin;

/// <summary>The line that a connection was opened with, without its credential, so that a refusal can repeat it.</summary>
internal sealed class ConnectCall
{
    /// <summary>The arguments as typed, without those about the credential: <c>Gandi -Name work</c>.</summary>
    public string Arguments { get; init; } = "";

    /// <summary>The arguments that give the credential: <c>-Token (Read-Host -AsSecureString)</c>; empty where none was typed.</summary>
    public string Credential { get; init; } = "";

    /// <summary>What -AuthScheme said; null if it was not given.</summary>
    public AuthScheme? Scheme { get; init; }

    /// <summary>The environment variable that the credential came from; null if it came from elsewhere.</summary>
    public string? Variable { get; init; }

    /// <summary>The secret's name in the vault that the credential came from; null if it came from elsewhere.</summary>
    public string? SecretName { get; init; }

    /// <summary>The line, to be typed again.</summary>
    /// <param name="scheme">Another scheme than the one that was used; null for the same.</param>
    public string Line(AuthScheme? scheme = null)
    {
        string shown = (scheme ?? Scheme) is { } given ? $" -AuthScheme {given}" : "";
        string credential = Credential.Length > 0 ? " " + Credential : "";
        return $"Connect-OrgProvider {Arguments}{shown}{credential}";
    }
}
