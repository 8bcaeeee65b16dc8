using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;

namespace OrgAdmin.Core.Members.People;

/// <summary>Reads the people of organizations, as far as a provider shows them to the caller.</summary>
/// <param name="api">The connection's client.</param>
/// <param name="context">Cancellation and messages.</param>
/// <param name="own">The organizations that the caller belongs to; null where that is not known.</param>
internal sealed class PeopleReader(IOrganizationReader api, OperationContext context, IReadOnlyList<string>? own = null)
{
    /// <summary>
    /// True if the caller is told who asks to join an organization, and who is invited, as far as can be known beforehand.
    /// </summary>
    // Whoever does not manage the members of an organization is refused its requests (uData says so beforehand). On a
    // site with thousands of organizations, that is nearly all of them.
    public static bool MayReadRequests(Organization organization) =>
        !(organization.Permissions is { } may && may.TryGetValue("members", out object? can) && can is false);

    /// <summary>The members of an organization, and what is pending there. What cannot be read is an error beside the rest.</summary>
    public async Task<PeopleRead> ReadAsync(Organization organization)
    {
        (List<OrganizationMember>? members, OrgException? noMembers) = await TryAsync(MembersOf(organization)).ConfigureAwait(false);
        (List<MembershipRequest>? requests, OrgException? noRequests) = await TryAsync(RequestsOf(organization)).ConfigureAwait(false);
        return new PeopleRead(members, noMembers, requests, noRequests);
    }

    // uData sends the members along with the organization, and the list has them as well: with addresses as strangers see them.
    // Fellow members see more, and are asked for it, so that fewer people may be the one who is looked for.
    private PageSource<OrganizationMember>? MembersOf(Organization organization) =>
        organization.Members is { } members && !(own?.Contains(organization.Id) == true && members.Any(IsHidden))
            ? PageSource.Whole(_ => Task.FromResult(members))
            : (api as IMemberReader)?.Members(organization.Id);

    private static bool IsHidden(OrganizationMember member) =>
        member.Email is { } email && MaskedEmail.IsMasked(email) && new MaskedEmail(email).Head.Length == 0;

    private PageSource<MembershipRequest>? RequestsOf(Organization organization) =>
        MayReadRequests(organization)
            ? (api as IMembershipRequestReader)?.MembershipRequests(
                new MembershipRequestQuery { OrganizationId = organization.Id, Status = "pending" }
            )
            : null;

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
