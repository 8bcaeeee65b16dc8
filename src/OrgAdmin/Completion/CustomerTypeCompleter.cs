using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Completion;

/// <summary>Completes the types that customers of resellers can have.</summary>
public sealed class CustomerTypeCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        new[] { "individual", "company", "association", "publicbody" }.Select(type => (type, type, type));
}
