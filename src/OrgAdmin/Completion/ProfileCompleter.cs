using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Completion;

/// <summary>Completes the names of profiles.</summary>
public sealed class ProfileCompleter : KnownValueCompleter
{
    private protected override bool FindsParts => true;

    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        Loading
            .Engine.Core.Profiles.Load()
            .Select(profile => (profile.Name, profile.Name, $"{profile.Provider} {profile.SecretName}".TrimEnd()));
}
