using System;
using System.Collections.Generic;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>What <c>Sync-OrganizationMember</c> has to do with one organization: who is wanted, who is there, and the plan.</summary>
/// <param name="use">The connection.</param>
/// <param name="organizationId">The organization, as the list names it.</param>
internal sealed class MemberList(ConnectionUse<IMemberSynchronizer> use, string organizationId)
{
    public ConnectionUse<IMemberSynchronizer> Use { get; } = use;

    public string OrganizationId { get; } = organizationId;

    public List<WantedMember> Wanted { get; } = [];

    public IReadOnlyList<OrganizationMember> Members { get; set; } = [];

    public IReadOnlyList<MembershipRequest> Pending { get; set; } = [];

    public IReadOnlyList<string> Roles { get; set; } = [];

    public OrgUserInfo? Oneself { get; set; }

    public MemberPlan? Plan { get; set; }

    /// <summary>What is to be done, and has been.</summary>
    public List<MemberStep> Steps { get; } = [];

    /// <summary>Whether any row failed.</summary>
    public bool HasFailed { get; set; }

    /// <summary>The organization as people call it.</summary>
    public string Name => (Members.Count > 0 ? Members[0].OrganizationName : null) ?? Use.Called(OrganizationId);

    // A member carries the organization's own id, whatever it was asked for by.
    private string OwnId => Members.Count > 0 ? Members[0].OrganizationId : OrganizationId;

    public bool IsSameAs(MemberList other) =>
        Use.Connection.Endpoint == other.Use.Connection.Endpoint && string.Equals(OwnId, other.OwnId, StringComparison.OrdinalIgnoreCase);
}
