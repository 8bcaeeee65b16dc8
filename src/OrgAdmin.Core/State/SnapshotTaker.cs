using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;

namespace OrgAdmin.Core.State;

/// <summary>Reads what a snapshot keeps of a connection, as far as its provider tells it.</summary>
/// <param name="api">The connection's client.</param>
/// <param name="context">Cancellation and messages.</param>
internal sealed class SnapshotTaker(IOrganizationReader api, OperationContext context)
{
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
        (List<OrganizationMember>? members, OrgException? noMembers) = await TryAsync(MembersOf(organization)).ConfigureAwait(false);
        (List<MembershipRequest>? requests, OrgException? noRequests) = await TryAsync(RequestsOf(organization)).ConfigureAwait(false);
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

    // uData sends the members along with the organization, and the list has them as well.
    private PageSource<OrganizationMember>? MembersOf(Organization organization) =>
        organization.Members is { } members
            ? PageSource.Whole(_ => Task.FromResult(members))
            : (api as IMemberReader)?.Members(organization.Id);

    // Whoever does not manage the members of an organization is refused its requests (uData says so beforehand). On a
    // site with thousands of organizations, that is nearly all of them.
    private PageSource<MembershipRequest>? RequestsOf(Organization organization)
    {
        if (organization.Permissions is { } permissions && permissions.TryGetValue("members", out object? mayManage) && mayManage is false)
            return null;
        return (api as IMembershipRequestReader)?.MembershipRequests(
            new MembershipRequestQuery { OrganizationId = organization.Id, Status = "pending" }
        );
    }

    private async Task<(List<T>? All, OrgException? Error)> TryAsync<T>(PageSource<T>? source)
    {
        if (source is null)
            return (null, null);
        try
        {
            // One page at a time: several organizations are in flight already.
            return (await source.ReadAllAsync(context, throttleLimit: 1).ConfigureAwait(false), null);
        }
        catch (OrgException error)
        {
            return (null, error);
        }
    }
}
