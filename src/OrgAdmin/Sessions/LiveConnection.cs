namespace OrgAdmin.Sessions;

/// <summary>A client, and what it has shown lately.</summary>
internal sealed class LiveConnection(IOrgClient client)
{
    public IOrgClient Client { get; } = client;

    public SeenOrganizations Seen { get; } = new();

    public SeenThings SeenPeople { get; } = new();

    public SeenThings SeenRequests { get; } = new();

    /// <summary>Remembers what was shown, so that it can be completed.</summary>
    public void Remember(object shown)
    {
        switch (shown)
        {
            case OrganizationMember member:
                SeenPeople.Add(
                    member.UserId.Length > 0 ? member.UserId : member.MembershipId ?? "",
                    member.Name,
                    member.Email,
                    member.Slug
                );
                break;
            case MembershipRequest request:
                SeenRequests.Add(request.Id, request.Name ?? request.Email ?? request.Id, request.Email, request.Kind);
                break;
            case Organization organization:
                Seen.Add(organization.Id, organization.Name);
                Seen.AddSlug(organization.Id, organization.Slug);
                break;
        }
    }
}
