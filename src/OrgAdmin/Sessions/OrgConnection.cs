using System;
using OrgAdmin.Sessions;

namespace OrgAdmin;

/// <summary>
/// An open connection, as people see it. It holds no secret and no way to one: the client behind it is kept
/// elsewhere, so that nothing that prints, serializes or walks this object can come across the token.
/// </summary>
public sealed class OrgConnection
{
    /// <summary>The name that <c>-Connection</c> takes.</summary>
    public string Name { get; init; } = "";

    /// <summary>The service, by its name.</summary>
    public string Provider => Service.ToString();

    /// <summary>The service.</summary>
    internal OrgProvider Service { get; init; }

    /// <summary>The API's root.</summary>
    public Uri Endpoint { get; init; } = null!;

    /// <summary>The environment, such as Production or Sandbox; null for an endpoint of one's own.</summary>
    public string? Environment { get; init; }

    /// <summary>How the credential is presented; null without one.</summary>
    public string? AuthScheme { get; init; }

    /// <summary>Who the credential belongs to; null if that was not asked (<c>-SkipValidation</c>) or there is none.</summary>
    public string? User { get; init; }

    /// <summary>Whether the built-in emulator answers, not the network.</summary>
    public bool IsEmulator { get; init; }

    /// <summary>Whether it is used when no connection is named.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>Whether any certificate is accepted.</summary>
    public bool SkipCertificateCheck { get; init; }

    /// <summary>How many seconds one attempt may take.</summary>
    public int TimeoutSec { get; init; }

    /// <summary>How often a request is tried again where that is safe.</summary>
    public int MaximumRetryCount { get; init; }

    /// <summary>Whether every change through it is refused.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The file that changes are written down in; null for none.</summary>
    public string? JournalPath { get; init; }

    /// <summary>When the credential ends; null if it does not, or if nobody has asked (<c>Get-OrgToken</c> does).</summary>
    public DateTimeOffset? TokenExpiresAt { get; internal set; }

    /// <summary>The secret's name in the vault that the credential came from; null if it came from elsewhere.</summary>
    internal string? SecretName { get; init; }

    /// <summary>The vault's name; null for the default vault.</summary>
    internal string? VaultName { get; init; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset ConnectedAt { get; init; }

    /// <summary>
    /// Names the API that it leads to and, in memory, the emulated world, since all of those have the same address. Objects carry it
    /// as <c>Endpoint</c>.
    /// </summary>
    internal string Place => field ??= IsEmulator ? $"{Address} (emulated world {EmulatedWorld.Id})" : Address;

    /// <summary>True if both reach the same organizations: the same provider and place, whatever their names and credentials.</summary>
    internal bool IsSameAs(OrgConnection other) =>
        ReferenceEquals(this, other) || (Service == other.Service && string.Equals(Place, other.Place, StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses a change if the connection is read-only.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ReadOnlyConnection"/>: it is.</exception>
    internal void RefuseChange()
    {
        if (IsReadOnly)
            throw new OrgException(
                OrgErrorKind.ReadOnlyConnection,
                $"Connection '{DisplayText.Of(Name)}' was opened with -ReadOnly: nothing is changed through it, and nothing was sent."
            )
            {
                Provider = Service,
                NothingWasSent = true,
            };
    }

    // Scheme and host in lower case and without the default port, as Uri writes them, and no slash at the end.
    private string Address => Endpoint.AbsoluteUri.TrimEnd('/');

    /// <summary>The name.</summary>
    public override string ToString() => DisplayText.Of(Name);
}
