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
