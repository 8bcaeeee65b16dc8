using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Completion;

/// <summary>
/// Completes the names of secrets and vaults that profiles name. A vault itself is not asked for its secrets: it might want to be
/// unlocked.
/// </summary>
public abstract class SecretCompleter : KnownValueCompleter
{
    private protected abstract string? NameIn(OrgProfile profile);

    /// <summary>What is known besides the profiles, with what is said of it.</summary>
    private protected virtual IEnumerable<(string Name, string ToolTip)> Others => [];

    private protected override bool FindsParts => true;

    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        Loading
            .Engine.Core.Profiles.Load()
            .Select(profile => (Name: NameIn(profile), Profile: profile))
            .Where(known => !string.IsNullOrEmpty(known.Name))
            .GroupBy(known => known.Name!, StringComparer.OrdinalIgnoreCase)
            .Select(known => (Name: known.Key, ToolTip: string.Join(", ", known.Select(one => $"profile {one.Profile.Name}"))))
            .Concat(Others)
            .GroupBy(known => known.Name, StringComparer.OrdinalIgnoreCase)
            .Select(known => (known.Key, known.Key, string.Join(", ", known.Select(one => one.ToolTip))));
}
