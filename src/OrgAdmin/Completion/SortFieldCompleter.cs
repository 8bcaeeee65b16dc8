using System.Collections;
using System.Collections.Generic;

namespace OrgAdmin.Completion;

/// <summary>Completes the fields that lists can be sorted by, as the connection's provider names them.</summary>
public sealed class SortFieldCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        Of(boundParameters, descriptor => descriptor.SortFields);
}
