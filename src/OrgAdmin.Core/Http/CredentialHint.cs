using System.Linq;

namespace OrgAdmin.Core.Http;

/// <summary>What to type after a credential was refused: the line that was typed, with what is likely to be wrong in it mended.</summary>
internal static class CredentialHint
{
    /// <summary>Where the credential came from and how it was sent, to stand behind "the credential of connection 'x'".</summary>
    public static string Origin(ConnectionSettings settings, ProviderDescriptor descriptor)
    {
        string scheme = descriptor.Schemes.Count > 1 ? $"sent as {settings.Scheme}" : "";
        string from =
            settings.Call?.Variable is { } variable ? $"from {variable}"
            : settings.Call?.SecretName is { } secret ? $"the secret '{secret}'"
            : "";
        string both = string.Join(", ", new[] { from, scheme }.Where(part => part.Length > 0));
        return both.Length == 0 ? "" : $" ({both})";
    }

    /// <summary>The sentence that ends with the line to type.</summary>
    public static string Sentence(ConnectionSettings settings, ProviderDescriptor descriptor)
    {
        ConnectCall call =
            settings.Call
            ?? new ConnectCall
            {
                Arguments = descriptor.Provider.ToString(),
                Credential = "-Token (Read-Host -AsSecureString)",
                Scheme = settings.Scheme == descriptor.DefaultScheme ? null : settings.Scheme,
            };
        if (
            settings.Secret is { } token
            && descriptor.SchemeOfToken(token) is { } told
            && told != settings.Scheme
            && descriptor.Schemes.Contains(told)
        )
            return $"It has the form of one that is sent as {told}. {WithOtherScheme(call, told, descriptor)}";
        if (call.Variable is { } variable)
            return $"Put one that is valid into $env:{variable}, then: {call.Line()}";
        if (call.SecretName is { } secret)
            return $"Store one that is valid with Set-Secret {CommandText.Quoted(secret)}, then: {call.Line()}";
        return $"Connect again: {call.Line()}";
    }

    // A variable is for one scheme, so that the token moves into the other one's variable.
    private static string WithOtherScheme(ConnectCall call, AuthScheme told, ProviderDescriptor descriptor)
    {
        string line = call.Line(told);
        if (call.Variable is not { } variable)
            return $"Connect again: {line}";
        CredentialVariable? other = descriptor.CredentialVariables.FirstOrDefault(candidate => candidate.Scheme == told);
        return other is null || other.Name == variable
            ? $"Connect again: {line}"
            : $"Connect again: $env:{other.Name} = $env:{variable}; {line}";
    }
}
