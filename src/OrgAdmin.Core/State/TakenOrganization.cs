using System.Collections.Generic;

namespace OrgAdmin.Core.State;

/// <summary>An organization as it goes into a snapshot, and what went wrong on the way.</summary>
/// <param name="organization">The organization.</param>
/// <param name="errors">Why something of it is not there.</param>
internal sealed class TakenOrganization(SnapshotOrganization organization, IReadOnlyList<OrgException> errors)
{
    /// <summary>The organization.</summary>
    public SnapshotOrganization Organization { get; } = organization;

    /// <summary>Why something of it is not there.</summary>
    public IReadOnlyList<OrgException> Errors { get; } = errors;
}
