using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>What a plan does in one organization.</summary>
public sealed class OrgPlanOrganization
{
    /// <summary>The connection's name.</summary>
    public string Connection { get; init; } = "";

    /// <summary>The service.</summary>
    public string Provider { get; init; } = "";

    /// <summary>Names the API and, in memory, the emulated world, that the plan was made for.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>The organization's id; null for one that is to be made.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The organization's name.</summary>
    public string OrganizationName { get; init; } = "";

    /// <summary>The file that says what it is to be.</summary>
    public string? File { get; init; }

    /// <summary>What is to be done, in the order in which it will be.</summary>
    public IReadOnlyList<OrgChange> Changes { get; init; } = [];

    /// <summary>What is not done, and why.</summary>
    public IReadOnlyList<OrgChange> Refused { get; init; } = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<OrgChange> Unknown { get; init; } = [];

    /// <summary>The error id of the guard that refuses the whole organization; null if none does.</summary>
    public string? ErrorId { get; init; }

    /// <summary>The managed values as they were when the plan was made, by what they are of.</summary>
    internal IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>True if the file allows that no administrator stays.</summary>
    internal bool AllowsLastAdmin { get; init; }

    /// <summary>True if the file allows that the caller loses the own role or membership.</summary>
    internal bool AllowsSelf { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => OrganizationName;
}
