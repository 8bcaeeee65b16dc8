namespace OrgAdmin.Capabilities;

/// <summary>Everything it takes to make the members of an organization match a list, but for changing roles, which not every API has.</summary>
public interface IMemberSynchronizer : IMemberInviter, IInvitationRevoker, IMemberRemover, IMembershipRequestReader
{
    /// <summary>Whether a registered user can be invited by id. Otherwise people are invited by address only.</summary>
    bool InvitesUsers { get; }
}
