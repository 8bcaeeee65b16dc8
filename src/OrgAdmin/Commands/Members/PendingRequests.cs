using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;

namespace OrgAdmin.Commands;

/// <summary>The requests and invitations of organizations as the server names them, each list read once in a run of a cmdlet.</summary>
internal sealed class PendingRequests
{
    private readonly ConcurrentDictionary<(IOrgClient, string), Task<List<MembershipRequest>>> _lists = new();

    /// <summary>A request or an invitation by its id.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.NotFound"/>: the organization has none of that id.</exception>
    public async Task<MembershipRequest> FindAsync(
        IOrgClient client,
        string organizationId,
        string id,
        string what,
        OperationContext context
    )
    {
        if (client is not IMembershipRequestReader reader)
            return new MembershipRequest { Id = id, OrganizationId = organizationId };
        List<MembershipRequest> all = await _lists
            .GetOrAdd(
                (client, organizationId),
                _ => reader.MembershipRequests(new MembershipRequestQuery { OrganizationId = organizationId }).ReadAllAsync(context)
            )
            .ConfigureAwait(false);
        return all.FirstOrDefault(request => string.Equals(request.Id, id, StringComparison.OrdinalIgnoreCase))
            ?? throw new OrgException(
                OrgErrorKind.NotFound,
                $"{char.ToUpperInvariant(what[0])}{what.Substring(1)} '{id}' was not found at "
                    + $"{client.Descriptor.DisplayName}. See which there are: Get-MembershipRequest {organizationId}"
            )
            {
                Provider = client.Descriptor.Provider,
            };
    }
}
