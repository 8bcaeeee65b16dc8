using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Completion;
using OrgAdmin.Loading;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands;

/// <summary>Opens a connection.</summary>
[Cmdlet(
    VerbsCommunications.Connect,
    "OrgProvider",
    DefaultParameterSetName = TokenSet,
    HelpUri = HelpPages.Address + "Connect-OrgProvider.md"
)]
[OutputType(typeof(OrgConnection))]
public sealed class ConnectOrgProviderCommand : OrgCmdlet
{
    private const string TokenSet = "Token";
    private const string CredentialSet = "Credential";
    private const string SecretSet = "Secret";
    private const string ProfileSet = "Profile";
    private const string EmulatorSet = "Emulator";

    /// <summary>The service.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = TokenSet)]
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = CredentialSet)]
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = SecretSet)]
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = EmulatorSet)]
    [Parameter(Position = 0, ParameterSetName = ProfileSet)]
    public OrgProvider Provider { get; set; }

    /// <summary>The token or key.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = EmulatorSet)]
    [ValidateNotNull]
    public SecureString? Token { get; set; }

    /// <summary>A user name and a password or secret.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true)]
    [Parameter(ParameterSetName = EmulatorSet)]
    [ValidateNotNull]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The secret's name in a vault of SecretManagement.</summary>
    [Parameter(ParameterSetName = SecretSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? SecretName { get; set; }

    /// <summary>The vault's name. Left out, the default vault.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    public string? VaultName { get; set; }

    /// <summary>The profile that says how to connect.</summary>
    [Parameter(ParameterSetName = ProfileSet, Mandatory = true)]
    [ArgumentCompleter(typeof(Completion.ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>Connect to the emulator in memory.</summary>
    [Parameter(ParameterSetName = EmulatorSet, Mandatory = true)]
    public SwitchParameter Emulator { get; set; }

    /// <summary>How the credential is presented.</summary>
    [Parameter]
    public AuthScheme AuthScheme { get; set; }

    /// <summary>The connection's name. Left out, the provider's name.</summary>
    [Parameter]
    [ValidatePattern(@"^[^\*\?\[\]\p{Cc}]+$")]
    public string? Name { get; set; }

    /// <summary>The API's root with its version.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = ProfileSet)]
    [ValidateNotNull]
    public Uri? Endpoint { get; set; }

    /// <summary>One of the provider's environments.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = ProfileSet)]
    [ArgumentCompleter(typeof(Completion.EnvironmentCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Environment { get; set; }

    /// <summary>The proxy. Left out, the system's.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>The proxy's credential.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Log on to the proxy as the user of this session.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Accept any certificate.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>How many seconds one attempt of a request may take.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeoutSec { get; set; } = 60;

    /// <summary>How often a request is tried again where that is safe.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>Do not ask the API who the credential belongs to.</summary>
    [Parameter]
    public SwitchParameter SkipValidation { get; set; }

    /// <summary>Refuse every change through this connection.</summary>
    [Parameter]
    public SwitchParameter ReadOnly { get; set; }

    /// <summary>
    /// The file that every change through this connection is written down in. Left out, the one that ORGADMIN_JOURNAL names.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>Output the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => Guard(Given(nameof(Provider)) ? Provider : ProfileName, Connect);

    private void Connect()
    {
        OrgProfile? profile = FindProfile();
        OrgProvider provider = profile?.Provider ?? Provider;
        ProviderDescriptor descriptor = Engine.Core.Providers.First(candidate => candidate.Provider == provider);
        ConnectCredential credential = new CredentialSearch(this, descriptor).Find(Given(nameof(AuthScheme)) ? AuthScheme : null, profile);
        if (credential.Secret is null)
            WriteWarning($"{descriptor.DisplayName} is asked without a credential: only what is public can be read.");
        (Uri endpoint, string? environment) = FindEndpoint(descriptor, credential.Profile ?? profile);
        CheckProxy();

        var settings = new ConnectionSettings
        {
            Provider = provider,
            Name = Name ?? profile?.Name ?? provider.ToString(),
            Endpoint = endpoint,
            Scheme = credential.Scheme,
            UserName = credential.UserName ?? "api",
            Secret = credential.Secret,
            Call = CallOf(credential),
            Proxy = Proxy,
            ProxyCredential = ProxyUseDefaultCredentials
                ? CredentialCache.DefaultNetworkCredentials
                : ProxyCredential?.GetNetworkCredential(),
            SkipCertificateCheck = SkipCertificateCheck,
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            MaximumRetryCount = MaximumRetryCount,
            Language = CultureInfo.CurrentUICulture.Name is { Length: > 0 } culture ? culture : null,
            IsReadOnly = ReadOnly,
            JournalPath = FindJournal(),
            Transport = Emulator ? Engine.Emulator.CreateHandler() : null,
        };
        if (SkipCertificateCheck)
            WriteWarning($"Connection '{settings.Name}' accepts any certificate: whoever answers at {endpoint.Host} gets the credential.");
        if (descriptor.Notice is not null)
            WriteWarning(descriptor.Notice);
        Open(settings, credential, environment, Engine.Core.Connect(settings));
    }

    private void Open(ConnectionSettings settings, ConnectCredential credential, string? environment, IOrgClient client)
    {
        string? user = settings.Secret is not null && !SkipValidation && client is IUserReader reader ? UserOf(settings, reader) : null;
        settings.Caller = user;
        var connection = new OrgConnection
        {
            Name = settings.Name,
            Service = settings.Provider,
            Endpoint = settings.Endpoint,
            Environment = environment,
            AuthScheme = settings.Secret is null ? null : settings.Scheme.ToString(),
            User = user,
            IsEmulator = Emulator,
            SkipCertificateCheck = SkipCertificateCheck,
            TimeoutSec = TimeoutSec,
            MaximumRetryCount = MaximumRetryCount,
            IsReadOnly = ReadOnly,
            JournalPath = settings.JournalPath,
            SecretName = credential.SecretName,
            VaultName = credential.VaultName,
            ConnectedAt = DateTimeOffset.Now,
        };
        if (ConnectionTable.Current.Find(connection.Name) is { } before && !before.IsSameAs(connection))
        {
            WriteWarning(
                $"Connection '{before.Name}' led to {before.Place} and has been closed; "
                    + $"the name leads to {connection.Place} now. -Name keeps both open."
            );
        }
        LiveConnections.Add(connection, client, settings);
        ConnectionTable.Current.Add(connection);
        if (PassThru)
            WriteObject(connection);
    }

    // What was typed, for a refusal of the credential to repeat. It holds names and addresses, never the credential.
    private ConnectCall CallOf(ConnectCredential credential)
    {
        List<string> arguments = Given(nameof(Provider)) ? [Provider.ToString()] : [];
        foreach (string name in new[] { nameof(ProfileName), nameof(Environment), nameof(Endpoint), nameof(Name), nameof(Emulator) })
        {
            if (MyInvocation.BoundParameters.TryGetValue(name, out object? value))
                arguments.Add(value is SwitchParameter ? $"-{name}" : $"-{name} {CommandText.Quoted(value.ToString()!)}");
        }
        return new ConnectCall
        {
            Arguments = string.Join(" ", arguments),
            Credential =
                Token is not null ? "-Token (Read-Host -AsSecureString)"
                : Credential is not null ? $"-Credential (Get-Credential {CommandText.Quoted(Credential.UserName)})"
                : SecretName is null ? ""
                : VaultName is null ? $"-SecretName {CommandText.Quoted(SecretName)}"
                : $"-SecretName {CommandText.Quoted(SecretName)} -VaultName {CommandText.Quoted(VaultName)}",
            Scheme = Given(nameof(AuthScheme)) ? AuthScheme : null,
            Variable = credential.Variable,
            SecretName = credential.SecretName,
        };
    }

    private string? UserOf(ConnectionSettings settings, IUserReader reader)
    {
        try
        {
            return Await(reader.GetUserAsync(Context)).UserName;
        }
        catch (OrgException error) when (error.Kind == OrgErrorKind.Forbidden)
        {
            // A key may belong to a project and not to a person; the API takes it all the same.
            WriteWarning(
                $"Connection '{settings.Name}' is open, but its credential may not "
                    + $"ask who it belongs to: {error.ServerMessage ?? error.Message}"
            );
            return null;
        }
    }

    private OrgProfile? FindProfile()
    {
        if (ProfileName is null)
            return null;
        OrgProfile profile =
            Engine
                .Core.Profiles.Load()
                .FirstOrDefault(candidate => string.Equals(candidate.Name, ProfileName, StringComparison.OrdinalIgnoreCase))
            ?? throw new OrgException(OrgErrorKind.ProfileError, $"There is no profile '{ProfileName}'. Register-OrgProfile makes one.");
        if (Given(nameof(Provider)) && Provider != profile.Provider)
            throw new OrgException(OrgErrorKind.ProfileError, $"Profile '{profile.Name}' is for {profile.Provider}, not for {Provider}.");
        return profile;
    }

    private (Uri Endpoint, string? Environment) FindEndpoint(ProviderDescriptor descriptor, OrgProfile? profile)
    {
        if (Emulator)
            return (Engine.Emulator.EndpointOf(descriptor.Provider), null);
        if (Endpoint is not null && Environment is not null)
            throw new OrgException(OrgErrorKind.InvalidEndpoint, "Give -Endpoint or -Environment, not both.");
        if (Endpoint is not null)
            return (Endpoint, null);
        if (Environment is null && profile?.Endpoint is { } kept)
            return (kept, null);
        string environment = Environment ?? profile?.Environment ?? descriptor.DefaultEnvironment;
        KeyValuePair<string, Uri> known = descriptor.Environments.FirstOrDefault(entry =>
            string.Equals(entry.Key, environment, StringComparison.OrdinalIgnoreCase)
        );
        if (known.Value is null)
        {
            throw new OrgException(
                OrgErrorKind.ParameterNotSupported,
                $"{descriptor.DisplayName} has no environment '{environment}'. It has: {string.Join(", ", descriptor.Environments.Keys)}."
            )
            {
                Provider = descriptor.Provider,
            };
        }
        return (known.Value, known.Key);
    }

    // A path in the environment is the same file wherever the person is.
    private string? FindJournal()
    {
        if (JournalPath is not null)
            return FilePath(JournalPath);
        string? named = System.Environment.GetEnvironmentVariable("ORGADMIN_JOURNAL");
        if (string.IsNullOrWhiteSpace(named))
            return null;
        return System.IO.Path.IsPathRooted(named)
            ? named
            : throw new OrgException(
                OrgErrorKind.JournalUnavailable,
                $"ORGADMIN_JOURNAL is '{named}', which is another file in every folder. Give it a whole path."
            );
    }

    private void CheckProxy()
    {
        if (ProxyUseDefaultCredentials && ProxyCredential is not null)
            throw new OrgException(OrgErrorKind.InvalidCredential, "Give -ProxyCredential or -ProxyUseDefaultCredentials, not both.");
        // The log-on of this session is for a proxy that the person has named.
        if (ProxyUseDefaultCredentials && Proxy is null)
            throw new OrgException(OrgErrorKind.InvalidEndpoint, "-ProxyUseDefaultCredentials needs -Proxy, which says whom to log on to.");
        if (Proxy is null)
            return;
        if (!Proxy.IsAbsoluteUri || Proxy.Scheme is not ("http" or "https"))
            throw new OrgException(
                OrgErrorKind.InvalidEndpoint,
                $"'{Proxy.OriginalString}' is not the address of a proxy. It looks like http://proxy.example:8080"
            );
        if (Proxy.UserInfo.Length > 0)
            throw new OrgException(
                OrgErrorKind.InvalidEndpoint,
                "The proxy's address must not hold a user name or a password; use -ProxyCredential."
            );
    }

    private bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
