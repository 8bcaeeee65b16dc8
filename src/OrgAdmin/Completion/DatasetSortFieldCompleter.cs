using System.Collections;
using System.Collections.Generic;

namespace OrgAdmin.Completion;

/// <summary>Completes the fields that datasets can be sorted by.</summary>
public sealed class DatasetSortFieldCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        Of(boundParameters, descriptor => descriptor.DatasetSortFields);
}
