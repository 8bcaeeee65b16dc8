using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>A person. "Name" is what the journal shows.</summary>
internal sealed class GandiUser(string name, JsonObject info, IReadOnlyDictionary<string, string[]> permissions)
{
    public string Name { get; } = name;

    /// <summary>What <c>user-info</c> answers.</summary>
    public JsonObject Info { get; } = info;

    public bool Sees(GandiOrganizationRecord organization) => permissions.ContainsKey(organization.Name);

    public bool Has(string permission, GandiOrganizationRecord organization) =>
        permissions.TryGetValue(organization.Name, out string[]? given) && Array.IndexOf(given, permission) >= 0;
}
