using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Completion;

/// <summary>Completes the environments of the provider that is typed, or of all.</summary>
public sealed class EnvironmentCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters)
    {
        string? provider = boundParameters["Provider"]?.ToString();
        return Loading
            .Engine.Core.Providers.Where(descriptor =>
                provider is null || string.Equals(descriptor.Provider.ToString(), provider, StringComparison.OrdinalIgnoreCase)
            )
            .SelectMany(descriptor => descriptor.Environments)
            .GroupBy(environment => environment.Key)
            .Select(same => (same.Key, same.Key, string.Join(" ", same.Select(environment => environment.Value.AbsoluteUri))));
    }
}
