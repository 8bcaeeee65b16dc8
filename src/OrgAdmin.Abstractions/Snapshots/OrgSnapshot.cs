using System;
using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>The organizations of connections and the people in them, as they were at one moment.</summary>
public sealed class OrgSnapshot
{
    /// <summary>When it was taken.</summary>
    public DateTimeOffset TakenAt { get; init; }

    /// <summary>The connections, by provider and name. While a snapshot is written they are read as they come.</summary>
    public IEnumerable<SnapshotConnection> Connections { get; init; } = [];
}

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

/// <summary>That something could not be read.</summary>
/// <param name="errorId">The error id, such as <c>Forbidden</c>.</param>
/// <param name="message">The error in words.</param>
public sealed class SnapshotGap(string errorId, string message)
{
    /// <summary>The error id, such as <c>Forbidden</c>.</summary>
    public string ErrorId { get; } = errorId;

    /// <summary>The error in words.</summary>
    public string Message { get; } = message;

    /// <summary>What an error leaves in a snapshot; null for none.</summary>
    internal static SnapshotGap? Of(OrgException? error) => error is null ? null : new SnapshotGap(error.Kind.ToString(), error.Message);
}
