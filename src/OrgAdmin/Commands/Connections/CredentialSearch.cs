using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;
using OrgAdmin.Loading;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands;

/// <summary>
/// Finds the credential of a new connection, in this order: a parameter, <c>-SecretName</c>, <c>-ProfileName</c>, an environment
/// variable, the default profile.
/// </summary>
internal sealed class CredentialSearch(ConnectOrgProviderCommand command, ProviderDescriptor descriptor)
{
    /// <summary>The credential of the call; null in its secret if the provider is asked without one.</summary>
    /// <param name="scheme">What <c>-AuthScheme</c> says; null if it was not given.</param>
    /// <param name="profile">The profile that the call names.</param>
    /// <exception cref="OrgException">There is no credential, or it cannot be used.</exception>
    public ConnectCredential Find(AuthScheme? scheme, OrgProfile? profile)
    {
        AuthScheme? asked = scheme ?? profile?.AuthScheme;
        AuthScheme usual = asked ?? descriptor.DefaultScheme;
        if (command.Token is not null)
            return new ConnectCredential(usual, new NetworkCredential("", command.Token).Password);
        if (command.Credential is not null)
            return new ConnectCredential(
                asked ?? descriptor.SchemeOf(command.Credential.UserName),
                command.Credential.GetNetworkCredential().Password
            )
            {
                UserName = command.Credential.UserName,
            };
        if (command.Emulator)
            return new ConnectCredential(usual, Engine.Emulator.DefaultSecretOf(descriptor.Provider));
        if (command.SecretName is not null)
            return FromVault(asked, command.SecretName, command.VaultName, null);
        if (profile?.SecretName is not null)
            return FromVault(asked, profile.SecretName, profile.VaultName, profile);
        foreach (CredentialVariable variable in descriptor.CredentialVariables.Where(variable => asked is null || variable.Scheme == asked))
        {
            if (Environment.GetEnvironmentVariable(variable.Name) is not { } value)
                continue;
            if (string.IsNullOrWhiteSpace(value))
                throw new OrgException(
                    OrgErrorKind.InvalidCredential,
                    $"The environment variable {variable.Name} is set but empty. Set it to the credential, or remove it."
                );
            if (MayGetFromEnvironment(variable.Name, profile))
            {
                command.WriteVerbose($"Using the credential in the environment variable {variable.Name}.");
                return new ConnectCredential(variable.Scheme, value)
                {
                    UserName = profile?.UserName,
                    Profile = profile,
                    Variable = variable.Name,
                };
            }
        }
        if (
            profile is null
            && Engine
                .Core.Profiles.Load()
                .FirstOrDefault(candidate =>
                    candidate.IsDefault && candidate.Provider == descriptor.Provider && candidate.SecretName is not null
                )
                is { } standard
            && (command.Endpoint is null || IsOwnHost(command.Endpoint) || standard.Endpoint?.Authority == command.Endpoint.Authority)
        )
        {
            command.WriteVerbose($"Using the default profile '{standard.Name}'.");
            return FromVault(asked ?? standard.AuthScheme, standard.SecretName!, standard.VaultName, standard);
        }
        if (descriptor.AllowsAnonymous)
            return new ConnectCredential(usual, null);
        throw new OrgException(
            OrgErrorKind.NotConnected,
            $"{descriptor.DisplayName} needs a credential. Give -Token (Read-Host -AsSecureString), "
                + $"or set {string.Join(" or ", descriptor.CredentialVariables.Select(variable => variable.Name).Distinct())}, "
                + $"or try: Connect-OrgProvider {descriptor.Provider} -Emulator"
        )
        {
            Provider = descriptor.Provider,
        };
    }

    // Nobody named this credential in the call: it is for the provider's own hosts, and for one that a second variable names.
    private bool MayGetFromEnvironment(string variable, OrgProfile? profile)
    {
        // A profile's endpoint is the person's own choice, made earlier.
        if (command.Endpoint is not { } endpoint || IsOwnHost(endpoint) || profile?.Endpoint?.Authority == endpoint.Authority)
            return true;
        string? allowed = Environment.GetEnvironmentVariable(variable + "_ENDPOINT");
        if (Uri.TryCreate(allowed, UriKind.Absolute, out Uri? named) && named.Authority == endpoint.Authority)
            return true;
        command.WriteWarning(
            $"The credential in {variable} is not sent to {endpoint.Authority}, which is not {descriptor.DisplayName}'s "
                + $"own host. Give -Token, or name the host in {variable}_ENDPOINT."
        );
        return false;
    }

    private bool IsOwnHost(Uri endpoint) =>
        !endpoint.IsAbsoluteUri || descriptor.Environments.Values.Any(own => own.Authority == endpoint.Authority);

    private ConnectCredential FromVault(AuthScheme? asked, string secretName, string? vaultName, OrgProfile? profile)
    {
        (string? userName, string secret) = new SecretVault(command).Read(secretName, vaultName) switch
        {
            PSCredential found => (found.UserName, found.GetNetworkCredential().Password),
            SecureString found => (profile?.UserName, new NetworkCredential("", found).Password),
            string found => (profile?.UserName, found),
            var other => throw new OrgException(
                OrgErrorKind.SecretUnavailable,
                $"The secret '{secretName}' is a {other.GetType().Name}. A token is stored as a SecureString, a login as a PSCredential."
            ),
        };
        return new ConnectCredential(asked ?? descriptor.SchemeOf(userName), secret)
        {
            UserName = userName,
            Profile = profile,
            SecretName = secretName,
            VaultName = vaultName,
        };
    }
}
