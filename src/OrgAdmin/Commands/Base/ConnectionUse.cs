using System.Collections.Concurrent;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands.Base;

/// <summary>A connection in use: what it is, and what it can do.</summary>
/// <param name="connection">The connection as people see it.</param>
/// <param name="live">The open connection.</param>
/// <param name="capability">What the provider does.</param>
/// <param name="unread">The organizations that the run has asked for in vain, so that each is asked for once.</param>
internal sealed class ConnectionUse<TCapability>(
    OrgConnection connection,
    LiveConnection live,
    TCapability capability,
    ConcurrentDictionary<(string Place, string Id), bool> unread
)
{
    public OrgConnection Connection { get; } = connection;

    public TCapability Api { get; } = capability;

    public IOrgClient Client => live.Client;

    public ProviderDescriptor Descriptor => live.Client.Descriptor;

    public SeenOrganizations Seen => live.Seen;

    /// <summary>The customers that were ordered through the connection.</summary>
    public OrderedCustomers Ordered => live.Ordered;

    /// <summary>What makes the connection, its credential included.</summary>
    public ConnectionSettings Settings => live.Settings;

    /// <summary>Goes on with another client, such as one with a new credential.</summary>
    public void Replace(IOrgClient client, ConnectionSettings settings) => live.Replace(client, settings);

    /// <summary>Remembers what was shown, so that it can be completed.</summary>
    public void Remember(object shown) => live.Remember(shown);

    /// <summary>An organization as a question names it: by its name if it was seen, else by its id.</summary>
    public string Called(string organizationId) => live.Seen.NameOf(organizationId) ?? organizationId;

    /// <summary>An organization as the server names it; it is asked once. Who may not read it calls it by its id.</summary>
    public async Task<string> CalledAsync(string organizationId, RowChange change)
    {
        if (live.Seen.NameOf(organizationId) is { } seen)
            return seen;
        (string Place, string Id) key = (Connection.Place, organizationId);
        if (live.Client is not IOrganizationReader reader || unread.ContainsKey(key))
            return organizationId;
        Organization? organization = await change
            .TryAsync(() => reader.GetOrganizationAsync(organizationId, OrganizationShape.Default, change.Context))
            .ConfigureAwait(false);
        if (organization is null)
        {
            unread[key] = true;
            return organizationId;
        }
        live.Seen.Add(organization.Id, organization.Name, organizationId);
        return organization.Name;
    }

    /// <summary>True if changes are written down, so that it is worth asking what something was before.</summary>
    public bool HasJournal => Connection.JournalPath is not null;

    /// <summary>A change, for the question, the journal and -PassThru.</summary>
    public OrgChange Change(
        string kind,
        string action,
        string organizationId,
        string organizationName,
        string target,
        OrgChangeDetail? detail = null
    ) =>
        new()
        {
            Provider = Connection.Provider,
            Connection = Connection.Name,
            Endpoint = Connection.Place,
            User = Connection.User,
            OrganizationId = organizationId,
            OrganizationName = organizationName,
            Kind = kind,
            Action = action,
            Target = target,
            UserId = detail?.UserId,
            Email = detail?.Email,
            Property = detail?.Property,
            Before = detail?.Before,
            After = detail?.After,
        };
}
