using System.Collections;
using System.Collections.Generic;

namespace OrgAdmin.Completion;

/// <summary>Completes what contact points may be for.</summary>
public sealed class ContactRoleCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        Of(boundParameters, descriptor => descriptor.ContactRoles);
}
