using System.Collections;
using System.Collections.Generic;

namespace OrgAdmin.Completion;

/// <summary>Completes the roles that the connection's provider documents. Others may be typed.</summary>
public sealed class RoleCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        Of(boundParameters, descriptor => descriptor.Roles);
}
