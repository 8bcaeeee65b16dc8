using System;

namespace OrgAdmin;

/// <summary>How to connect, without the secret: it is named, not held.</summary>
public sealed class OrgProfile
{
    /// <summary>The profile's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The service.</summary>
    public OrgProvider Provider { get; init; }

    /// <summary>The endpoint; null uses the environment's.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The environment; null uses the provider's default.</summary>
    public string? Environment { get; init; }

    /// <summary>How the credential is presented; null uses the provider's default.</summary>
    public AuthScheme? AuthScheme { get; init; }

    /// <summary>The login of a Basic or Jwt credential; null for <c>api</c>.</summary>
    public string? UserName { get; init; }

    /// <summary>The secret's name in its vault.</summary>
    public string? SecretName { get; init; }

    /// <summary>The vault's name; null uses the default vault.</summary>
    public string? VaultName { get; init; }

    /// <summary>Whether it is the one that its provider uses when nothing else gives a credential.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
