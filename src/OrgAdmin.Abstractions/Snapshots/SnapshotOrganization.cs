using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>An organization and the people in it, as plain values under the names of the properties of <see cref="Organization"/>.</summary>
public sealed class SnapshotOrganization
{
    /// <summary>The organization's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its properties, those that have a value.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; init; } = new Dictionary<string, object?>();

    /// <summary>Its members, by id; null if they are not known, which is not the same as none.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>>? Members { get; init; }

    /// <summary>Its pending invitations and requests to join, by id; null if they are not known.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>>? Requests { get; init; }

    /// <summary>Why the organization itself could not be read; null if it was.</summary>
    public SnapshotGap? Unread { get; init; }

    /// <summary>Why its members could not be read; null if they were, or if the provider does not tell them.</summary>
    public SnapshotGap? UnreadMembers { get; init; }

    /// <summary>Why its requests could not be read; null if they were, or if the provider does not tell them.</summary>
    public SnapshotGap? UnreadRequests { get; init; }
}
