using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Sessions;

namespace OrgAdmin.Completion;

/// <summary>Completes the names of the vaults that are registered, and of those that profiles name.</summary>
public sealed class VaultNameCompleter : SecretCompleter
{
    private protected override string? NameIn(OrgProfile profile) => profile.VaultName;

    private protected override IEnumerable<(string Name, string ToolTip)> Others =>
        (SecretVault.Registered() ?? []).Select(vault => (vault, "registered"));
}
