using System.Collections.Generic;

namespace OrgAdmin.Core.State.Files;

/// <summary>
/// A reseller's customer in a state file. The list of customers shows some of these fields only; who is to be ordered needs all.
/// </summary>
internal sealed class StateCustomer
{
    /// <summary>Its id; null for one that is to be ordered.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    /// <summary>The fields of <see cref="CustomerInput"/>, by name.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public int Line { get; init; }
}
