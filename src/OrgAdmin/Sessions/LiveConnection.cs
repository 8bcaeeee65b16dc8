namespace OrgAdmin.Sessions;

/// <summary>A client, what it was made from, and what it has shown lately.</summary>
internal sealed class LiveConnection(IOrgClient client, ConnectionSettings settings)
{
    private volatile IOrgClient _client = client;

    public IOrgClient Client => _client;

    /// <summary>What makes the connection, its credential included. It stays in here.</summary>
    public ConnectionSettings Settings { get; private set; } = settings;

    public SeenOrganizations Seen { get; } = new();

    /// <summary>The customers that were ordered in this session: a list may show them only later.</summary>
    public OrderedCustomers Ordered { get; } = new();

    /// <summary>Goes on with another client. What is in flight ends with the one before.</summary>
    public void Replace(IOrgClient client, ConnectionSettings settings)
    {
        // Not disposed of: other runspaces may be asking through it at this moment.
        (_client, Settings) = (client, settings);
    }

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
                Seen.Add(organization.Id, organization.Name, slug: organization.Slug);
                break;
        }
    }
}
