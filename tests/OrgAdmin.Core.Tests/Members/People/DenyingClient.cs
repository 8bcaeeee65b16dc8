using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;

namespace OrgAdmin.Core.Tests.Members.People;

/// <summary>A client of a made-up server that shows its organizations and turns requests away.</summary>
internal sealed class DenyingClient(MadeUpServer server, string? self = null)
    : MadeUpRoleClient(server, self),
        IOrganizationReader,
        IMembershipRequestManager
{
    public PageSource<Organization> Organizations(OrganizationQuery query) =>
        PageSource.Whole(_ =>
            Task.FromResult<IReadOnlyList<Organization>>([
                .. Server.Organizations.Select(one => new Organization { Id = one.Id, Name = one.Name }),
            ])
        );

    public Task<Organization> GetOrganizationAsync(string id, OrganizationShape shape, OperationContext context) =>
        Server.AskAsync(id, "organization", false, one => new Organization { Id = one.Id, Name = one.Name });

    Task IMembershipRequestManager.DenyRequestAsync(string organizationId, string requestId, string comment, OperationContext context) =>
        Server.AskAsync(
            organizationId,
            "deny " + requestId,
            true,
            organization => organization.Requests.RemoveAll(request => request.Id == requestId)
        );
}
