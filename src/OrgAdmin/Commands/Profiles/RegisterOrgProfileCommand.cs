using System;
using System.Linq;
using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Completion;
using OrgAdmin.Loading;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands;

/// <summary>Keeps how to connect under a name. The secret is named, never kept.</summary>
[Cmdlet(VerbsLifecycle.Register, "OrgProfile", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Register-OrgProfile.md")]
[OutputType(typeof(OrgProfile))]
public sealed class RegisterOrgProfileCommand : OrgCmdlet
{
    /// <summary>The profile's name. One of the same name is replaced.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidatePattern(@"^[^\*\?\[\]\p{Cc}]+$")]
    public string Name { get; set; } = "";

    /// <summary>The service.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public OrgProvider Provider { get; set; }

    /// <summary>The API's root with its version.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? Endpoint { get; set; }

    /// <summary>One of the provider's environments.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(Completion.EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>How the credential is presented.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public AuthScheme? AuthScheme { get; set; }

    /// <summary>The login that goes with the secret (Munch).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? UserName { get; set; }

    /// <summary>The secret's name in its vault.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? SecretName { get; set; }

    /// <summary>The vault's name. Left out, the default vault.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    public string? VaultName { get; set; }

    /// <summary>Use it when nothing else gives a credential for the provider.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <summary>Output the profile.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Guard(
            Name,
            () =>
            {
                if (Endpoint is { IsAbsoluteUri: false } or { UserInfo.Length: > 0 } or { Query.Length: > 1 })
                    throw new OrgException(
                        OrgErrorKind.InvalidEndpoint,
                        "An endpoint is a full address without a user name, a password or a query, such as https://api.gandi.net/v5"
                    );
                CheckEnvironment();
                var profile = new OrgProfile
                {
                    Name = Name,
                    Provider = Provider,
                    Endpoint = Endpoint,
                    Environment = Environment,
                    AuthScheme = AuthScheme,
                    UserName = UserName,
                    SecretName = SecretName,
                    VaultName = VaultName,
                    IsDefault = Default,
                };
                if (!ShouldProcess($"{Name} ({Provider})", "Register profile"))
                    return;
                Engine.Core.Profiles.Save(profile);
                WarnOfVault();
                if (PassThru)
                    WriteObject(profile);
            }
        );

    // The profile may be on its way to another machine, so it is kept all the same.
    private void WarnOfVault()
    {
        if (VaultName is null || SecretVault.Registered() is not { } vaults || vaults.Contains(VaultName, StringComparer.OrdinalIgnoreCase))
            return;
        string known = vaults.Count == 0 ? "None is registered" : $"There are: {string.Join(", ", vaults)}";
        WriteWarning(
            $"No vault '{VaultName}' is registered here, so profile '{Name}' cannot connect yet. {known}; see Register-SecretVault."
        );
    }

    private void CheckEnvironment()
    {
        ProviderDescriptor descriptor = Engine.Core.Providers.First(candidate => candidate.Provider == Provider);
        if (Environment is null || descriptor.Environments.Keys.Contains(Environment, StringComparer.OrdinalIgnoreCase))
            return;
        throw new OrgException(
            OrgErrorKind.ParameterNotSupported,
            $"{descriptor.DisplayName} has no environment '{Environment}'. It has: {string.Join(", ", descriptor.Environments.Keys)}."
        )
        {
            Provider = Provider,
        };
    }
}
