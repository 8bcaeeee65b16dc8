using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>What a connection showed.</summary>
public sealed class SnapshotConnection
{
    /// <summary>The service.</summary>
    public OrgProvider Provider { get; init; }

    /// <summary>The connection's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The API's root.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>Whose eyes it was seen with; null if that is not known.</summary>
    public string? User { get; init; }

    /// <summary>The only organizations that were asked for, as they were named; null for all.</summary>
    public IReadOnlyList<string>? OrganizationIds { get; init; }

    /// <summary>Why its organizations could not be listed; null if they were.</summary>
    public SnapshotGap? Unread { get; init; }

    /// <summary>The organizations, by id.</summary>
    public IEnumerable<SnapshotOrganization> Organizations { get; init; } = [];
}
