namespace OrgAdmin.Capabilities;

/// <summary>Reads requests to join and invitations, as far as the provider lists them.</summary>
public interface IMembershipRequestReader
{
    /// <summary>The requests and invitations that fit.</summary>
    /// <param name="query">Which ones.</param>
    PageSource<MembershipRequest> MembershipRequests(MembershipRequestQuery query);
}
