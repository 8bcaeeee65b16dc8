using System.Collections;
using System.Collections.Generic;

namespace OrgAdmin.Completion;

/// <summary>Completes the kinds of badges that the provider documents. Others may be typed.</summary>
public sealed class BadgeKindCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        Of(boundParameters, descriptor => descriptor.BadgeKinds);
}
