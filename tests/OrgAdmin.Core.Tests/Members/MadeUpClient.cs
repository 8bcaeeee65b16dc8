using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;

namespace OrgAdmin.Core.Tests.Members;

/// <summary>A client of a made-up server, which can do what the plan of a team needs, but for changing roles.</summary>
internal class MadeUpClient(MadeUpServer server, string? self = null, string endpoint = "https://api.example.org/v1")
    : IOrgClient,
        IMemberSynchronizer,
        IUserReader
{
    public ProviderDescriptor Descriptor { get; } =
        new()
        {
            Provider = OrgProvider.UData,
            DisplayName = "Made-up",
            Roles = MadeUpServer.Roles,
        };

    public Uri Endpoint { get; } = new(endpoint);

    public virtual bool InvitesUsers => false;

    protected MadeUpServer Server { get; } = server;

    public Task<OrgUserInfo> GetUserAsync(OperationContext context) =>
        self is null
            ? throw new OrgException(OrgErrorKind.Forbidden, "The credential belongs to nobody.")
            : Task.FromResult(
                new OrgUserInfo
                {
                    Id = self,
                    Email = Server.Organizations.SelectMany(one => one.Members).First(member => member.Id == self).Addresses[0],
                }
            );

    public PageSource<OrganizationMember> Members(string organizationId) =>
        PageSource.Whole(_ =>
            Server.AskAsync<IReadOnlyList<OrganizationMember>>(
                organizationId,
                "members",
                false,
                organization => [.. organization.Members.Select(member => member.AsShown(organization, member.Id == self))]
            )
        );

    public PageSource<MembershipRequest> MembershipRequests(MembershipRequestQuery query) =>
        PageSource.Whole(_ =>
            Server.AskAsync<IReadOnlyList<MembershipRequest>>(
                query.OrganizationId,
                "requests",
                false,
                organization => [.. organization.Requests.Where(request => query.Status is null || request.Status == query.Status)]
            )
        );

    public Task<MemberInviteResult> InviteAsync(string organizationId, MemberInvitation invitation, OperationContext context) =>
        Server.AskAsync(
            organizationId,
            $"invite {invitation} {invitation.Role}".TrimEnd(),
            true,
            organization => Server.Invite(organization, invitation)
        );

    public Task RevokeInvitationAsync(string organizationId, string invitationId, OperationContext context) =>
        Server.AskAsync(
            organizationId,
            "revoke " + invitationId,
            true,
            organization => organization.Requests.RemoveAll(request => request.Id == invitationId)
        );

    public Task RemoveMemberAsync(string organizationId, string userId, string? membershipId, OperationContext context) =>
        Server.AskAsync(
            organizationId,
            "remove " + userId,
            true,
            organization => organization.Members.Remove(MadeUpServer.Find(organization, userId))
        );

    public void Dispose() { }
}
