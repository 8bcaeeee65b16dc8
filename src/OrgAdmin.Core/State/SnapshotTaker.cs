using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Members.People;

namespace OrgAdmin.Core.State;

/// <summary>Reads what a snapshot keeps of a connection, as far as its provider tells it.</summary>
/// <param name="api">The connection's client.</param>
/// <param name="context">Cancellation and messages.</param>
internal sealed class SnapshotTaker(IOrganizationReader api, OperationContext context)
{
    private readonly PeopleReader _people = new(api, context);

    /// <summary>All organizations of the connection, those below others included.</summary>
    /// <param name="throttleLimit">How many pages may be in flight.</param>
    public async Task<IReadOnlyList<Organization>> ListAsync(int throttleLimit)
    {
        List<Organization> all = await api.Organizations(new OrganizationQuery())
            .ReadAllAsync(context, throttleLimit)
            .ConfigureAwait(false);
        if (api is not IOrganizationTreeReader tree)
            return all;
        // Munch lists the caller's own organization; what is below it is asked for. The tree ends there: a child cannot
        // have children, and who is above cannot see further (munch-core, test_cannot_add_child_on_child_organization).
        HashSet<string> known = [.. all.Select(organization => organization.Id)];
        foreach (Organization above in all.ToArray())
            all.AddRange(
                (await tree.Children(above.Id).ReadAllAsync(context, throttleLimit).ConfigureAwait(false)).Where(child =>
                    known.Add(child.Id)
                )
            );
        return all;
    }

    /// <summary>One organization.</summary>
    /// <param name="id">Its id.</param>
    public Task<Organization> GetAsync(string id) => api.GetOrganizationAsync(id, OrganizationShape.Default, context);

    /// <summary>An organization with the people in it. What cannot be read is a gap, not a failure.</summary>
    /// <param name="organization">The organization.</param>
    public async Task<TakenOrganization> TakeAsync(Organization organization)
    {
        (List<OrganizationMember>? members, OrgException? noMembers, List<MembershipRequest>? requests, OrgException? noRequests) =
            await _people.ReadAsync(organization).ConfigureAwait(false);
        var snapshot = new SnapshotOrganization
        {
            Id = organization.Id,
            Properties = SnapshotProperties.Of(organization),
            Members = members
                ?.OrderBy(member => member.UserId, StringComparer.Ordinal)
                .ThenBy(member => member.MembershipId, StringComparer.Ordinal)
                .Select(SnapshotProperties.Of)
                .ToList(),
            Requests = requests?.OrderBy(request => request.Id, StringComparer.Ordinal).Select(SnapshotProperties.Of).ToList(),
            UnreadMembers = SnapshotGap.Of(noMembers),
            UnreadRequests = SnapshotGap.Of(noRequests),
        };
        OrgException?[] errors =
        [
            noMembers?.WithMessage($"The members of {organization.Name} are not in the snapshot: {noMembers.Message}"),
            noRequests?.WithMessage($"The invitations and requests of {organization.Name} are not in the snapshot: {noRequests.Message}"),
        ];
        return new TakenOrganization(snapshot, [.. errors.OfType<OrgException>()]);
    }
}
