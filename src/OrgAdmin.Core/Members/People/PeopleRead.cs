using System.Collections.Generic;

namespace OrgAdmin.Core.Members.People;

/// <summary>The people of an organization, as far as they could be read; what is null was not shown.</summary>
internal sealed record PeopleRead(
    List<OrganizationMember>? Members,
    OrgException? NoMembers,
    List<MembershipRequest>? Requests,
    OrgException? NoRequests
);
