namespace OrgAdmin.Completion;

/// <summary>Completes the names of secrets that profiles name.</summary>
public sealed class SecretNameCompleter : SecretCompleter
{
    private protected override string? NameIn(OrgProfile profile) => profile.SecretName;
}
