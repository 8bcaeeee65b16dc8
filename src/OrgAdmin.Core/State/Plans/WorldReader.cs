using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Members;
using OrgAdmin.Core.State.Files;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.State.Plans;

/// <summary>
/// Reads an organization as a state file has it. A part that the provider does not have is null; one that cannot be read says why.
/// </summary>
internal sealed class WorldReader(TeamPlace place, TeamDirectory directory, OperationContext context)
{
    private readonly IOrgClient _client = place.Client!;

    /// <summary>The organizations that the caller can manage, in the order of the server.</summary>
    public async Task<IReadOnlyList<Organization>> ManagedAsync()
    {
        IOrganizationReader reader = Reader();
        List<Organization> all = await reader.Organizations(new OrganizationQuery()).ReadAllAsync(context).ConfigureAwait(false);
        // A site says of each organization whether the caller may manage its members; of thousands, that is a few.
        return
        [
            .. all.Where(organization =>
                !(organization.Permissions is { } may && may.TryGetValue("members", out object? can) && can is false)
            ),
        ];
    }

    /// <summary>One organization.</summary>
    /// <param name="id">Its id or slug.</param>
    /// <param name="withLogo">True downloads its picture.</param>
    /// <exception cref="OrgException">The organization itself cannot be read.</exception>
    public async Task<World> ReadAsync(string id, bool withLogo = false)
    {
        Organization organization = await Reader().GetOrganizationAsync(id, _client.Descriptor.WholeShape, context).ConfigureAwait(false);
        var state = new OrgState
        {
            Connection = place.Name,
            Provider = _client.Descriptor.Provider.ToString(),
            Id = organization.Id,
            Organization = FieldsOf(organization),
            Badges = _client is IBadgeManager ? [.. organization.Badges ?? []] : null,
        };
        Team? team = await PeopleAsync(state, organization).ConfigureAwait(false);
        state.Assignments = await AssignmentsAsync(state).ConfigureAwait(false);
        state.Children = await ChildrenAsync(state).ConfigureAwait(false);
        state.Customers = await CustomersAsync(state, organization).ConfigureAwait(false);
        state.Contacts = await ContactsAsync(state).ConfigureAwait(false);
        state.Logo = withLogo ? await LogoAsync(state, organization).ConfigureAwait(false) : null;
        return new World(organization, state, team);
    }

    private IOrganizationReader Reader() =>
        _client as IOrganizationReader
        ?? throw new OrgException(
            OrgErrorKind.OperationNotSupported,
            $"{_client.Descriptor.DisplayName}'s API does not show organizations."
        );

    // The name is for the reader, also where it cannot be written.
    private Dictionary<string, object?> FieldsOf(Organization organization) =>
        OrganizationFields
            .Of(organization, [nameof(Organization.Name), .. _client.Descriptor.OrganizationFields])
            .ToDictionary(field => field.Key, field => field.Value);

    private async Task<Team?> PeopleAsync(OrgState state, Organization organization)
    {
        if (_client is not IMemberReader)
            return null;
        try
        {
            Team team = await directory.WholeTeamOfAsync(_client, organization, context).ConfigureAwait(false);
            state.Members = [.. team.Members.Select(PersonOf)];
            if (_client is IMembershipRequestReader)
                state.Invitations = [.. team.Pending.Where(pending => !pending.IsRequest).Select(PersonOf)];
            return team;
        }
        catch (OrgException error) when (error.Kind is not (OrgErrorKind.Unauthorized or OrgErrorKind.NotConnected))
        {
            state.Unread["members"] = error;
            state.Unread["invitations"] = error;
            return null;
        }
    }

    private Task<Dictionary<string, List<string>>?> AssignmentsAsync(OrgState state) =>
        PartAsync(
            state,
            "assignments",
            _client as IMemberAssignmentManager,
            async api =>
            {
                List<MemberAssignment> all = await api.Assignments(state.Id!).ReadAllAsync(context).ConfigureAwait(false);
                return all.GroupBy(assignment => assignment.UserId, StringComparer.OrdinalIgnoreCase)
                    .ToDictionary(
                        group => group.Key,
                        group => group.Select(assignment => assignment.ToString()).ToList(),
                        StringComparer.OrdinalIgnoreCase
                    );
            }
        );

    private Task<List<StateChild>?> ChildrenAsync(OrgState state) =>
        PartAsync(
            state,
            "children",
            _client as IOrganizationTreeReader,
            async api =>
                (await api.Children(state.Id!).ReadAllAsync(context).ConfigureAwait(false)).ConvertAll(child => new StateChild
                {
                    Id = child.Id,
                    Name = child.Name,
                    ContactEmail = child.Email,
                })
        );

    // Whoever resells nothing has no customers, and is not asked for them.
    private Task<List<StateCustomer>?> CustomersAsync(OrgState state, Organization organization) =>
        PartAsync(
            state,
            "customers",
            organization.Reseller == false ? null : _client as ICustomerManager,
            async api =>
                (
                    await api.Customers(new CustomerQuery { OrganizationId = state.Id! }).ReadAllAsync(context).ConfigureAwait(false)
                ).ConvertAll(customer => new StateCustomer
                {
                    Id = customer.Id,
                    Name = customer.Name,
                    Email = customer.Email,
                    Fields = Shown(("type", customer.Type), ("email", customer.Email)),
                })
        );

    private Task<List<StateContact>?> ContactsAsync(OrgState state) =>
        PartAsync(
            state,
            "contacts",
            _client as IContactManager,
            async api =>
                (await api.Contacts(state.Id!).ReadAllAsync(context).ConfigureAwait(false)).ConvertAll(contact => new StateContact
                {
                    Id = contact.Id,
                    Name = contact.Name,
                    Email = contact.Email,
                    ContactForm = contact.ContactForm,
                    Role = contact.Role ?? "contact",
                })
        );

    private Task<StateLogo?> LogoAsync(OrgState state, Organization organization) =>
        PartAsync(
            state,
            "logo",
            _client as IContentExporter,
            async api => new StateLogo
            {
                Content = organization.Logo is null ? [] : await api.ReadLogoAsync(organization.Logo, context).ConfigureAwait(false),
            }
        );

    private static async Task<T?> PartAsync<TApi, T>(OrgState state, string part, TApi? api, Func<TApi, Task<T>> read)
        where TApi : class
        where T : class
    {
        if (api is null)
            return null;
        try
        {
            return await read(api).ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind is not (OrgErrorKind.Unauthorized or OrgErrorKind.NotConnected))
        {
            state.Unread[part] = error;
            return null;
        }
    }

    private static StatePerson PersonOf(OrganizationMember member) =>
        new()
        {
            UserId = Team.KeyOf(member),
            Email = member.Email,
            Name = member.Name,
            Role = member.Role,
        };

    private static StatePerson PersonOf(MembershipRequest request) =>
        new()
        {
            UserId = request.UserId,
            Email = request.Email,
            Name = request.Name,
            Role = request.Role,
            RequestId = request.Id,
        };

    private static Dictionary<string, string> Shown(params (string Name, string? Value)[] fields) =>
        fields.Where(field => !string.IsNullOrEmpty(field.Value)).ToDictionary(field => field.Name, field => field.Value!);
}
