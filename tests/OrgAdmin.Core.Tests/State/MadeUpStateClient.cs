using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Members;

namespace OrgAdmin.Core.Tests.State;

/// <summary>A client of a made-up server that shows its organizations as well.</summary>
internal sealed class MadeUpStateClient(MadeUpServer server, string? self = null) : MadeUpRoleClient(server, self), IOrganizationReader
{
    public PageSource<Organization> Organizations(OrganizationQuery query) =>
        PageSource.Whole(_ => Task.FromResult<IReadOnlyList<Organization>>([.. Server.Organizations.Select(AsShown)]));

    public Task<Organization> GetOrganizationAsync(string id, OrganizationShape shape, OperationContext context) =>
        Server.AskAsync(id, "organization", false, AsShown);

    private static Organization AsShown(MadeUpOrganization organization) =>
        new UDataOrganization
        {
            Id = organization.Id,
            Slug = organization.Slug,
            Name = organization.Name,
        };
}
