using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;

namespace OrgAdmin.Core.Tests.Members;

/// <summary>A client of a made-up server that invites users by id, changes roles and knows a role that the documents leave out.</summary>
internal class MadeUpRoleClient(MadeUpServer server, string? self = null, string endpoint = "https://api.example.org/v1")
    : MadeUpClient(server, self, endpoint),
        IMemberRoleWriter,
        IRoleReader,
        IMembershipRequestManager
{
    public override bool InvitesUsers => true;

    public Task<OrganizationMember> SetRoleAsync(string organizationId, string userId, string role, OperationContext context) =>
        Server.AskAsync(
            organizationId,
            $"role {userId} {role}",
            true,
            organization =>
            {
                MadeUpAccount member = MadeUpServer.Find(organization, userId);
                member.Role = role;
                return member.AsShown(organization, false);
            }
        );

    public PageSource<OrganizationRole> Roles() =>
        PageSource.Whole<OrganizationRole>(_ =>
            Task.FromResult<IReadOnlyList<OrganizationRole>>([
                .. MadeUpServer.Roles.Append("owner").Select(role => new OrganizationRole { Id = role }),
            ])
        );

    public Task<MembershipRequest> RequestMembershipAsync(string organizationId, string comment, OperationContext context) =>
        throw new System.NotSupportedException();

    public Task<OrganizationMember> ApproveRequestAsync(string organizationId, string requestId, OperationContext context) =>
        throw new System.NotSupportedException();

    public Task DenyRequestAsync(string organizationId, string requestId, string comment, OperationContext context) =>
        throw new System.NotSupportedException();
}
