namespace OrgAdmin.Completion;

/// <summary>Completes the names of vaults that profiles name.</summary>
public sealed class VaultNameCompleter : SecretCompleter
{
    private protected override string? NameIn(OrgProfile profile) => profile.VaultName;
}
