using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Members;

/// <summary>
/// Who is who in organizations, for one run: each list is read once, and what the run has changed is known without reading it again.
/// </summary>
internal sealed class TeamDirectory : ITeams
{
    private readonly ConcurrentDictionary<(IOrgClient Client, string Organization), Task<Team>> _teams = new();
    private readonly ConcurrentDictionary<(IOrgClient Client, string Organization), Task<List<MembershipRequest>>> _declined = new();
    private readonly ConcurrentDictionary<IOrgClient, Task<OrgUserInfo?>> _selves = new();

    private readonly ConcurrentDictionary<(IOrgClient Client, string Organization), MemberLook> _looks = new();

    // Whom this run has made an administrator (true), or has taken that from: a list that was read before does not know it.
    private readonly ConcurrentDictionary<string, bool> _isAdminNow = new(StringComparer.OrdinalIgnoreCase);

    public async Task<OrganizationMember> FindAsync(IOrgClient client, string organizationId, string who, OperationContext context)
    {
        Team team = await TeamOfAsync(client, organizationId, context).ConfigureAwait(false);
        IReadOnlyList<OrganizationMember> found = team.ById(who);
        EmailAddress? address = found.Count == 0 ? EmailAddress.Parse(who, out _) : null;
        if (address is not null)
            found = team.ByAddress(address);
        if (found.Count == 0)
            found = team.ByName(who);
        if (found.Count == 1)
            return found[0];
        if (found.Count > 1)
        {
            throw new OrgException(
                OrgErrorKind.InvalidValue,
                DisplayText.Of(
                    $"'{who}' fits {found.Count} members of {team.Name}: "
                        + $"{string.Join(", ", found.Select(member => $"{member.Name} ({member.UserId})"))}. Give the user id."
                )
            );
        }
        string hint =
            address is not null && team.Possible(address).SelectMany(masked => masked.People).Take(5).ToArray() is { Length: > 0 } possible
                ? $" It may be {string.Join(" or ", possible.Select(member => $"{member.Name} ({member.UserId})"))}, "
                    + "of whose address only a part is shown: give the user id."
            : Near(team, who) is { Length: > 0 } near
                ? $" Did you mean: {string.Join(", ", near.Select(member => $"{member.Name} ({member.Slug ?? member.UserId})"))}?"
            : $" See who is: Get-OrganizationMember {organizationId}";
        throw new OrgException(
            OrgErrorKind.NotFound,
            DisplayText.Of($"'{who}' is not a member of {team.Name} at {client.Descriptor.DisplayName}.{hint}")
        )
        {
            Provider = client.Descriptor.Provider,
        };
    }

    private static OrganizationMember[] Near(Team team, string who) =>
        [
            .. team
                .Members.Select(member =>
                    (
                        Member: member,
                        Distance: new[] { member.Name, member.Slug }.OfType<string>().Min(name => NearText.Distance(who, name))
                    )
                )
                .Where(one => one.Distance is not null)
                .OrderBy(one => one.Distance)
                .Take(3)
                .Select(one => one.Member),
        ];

    public async Task<bool> IsCallerAsync(IOrgClient client, string organizationId, OrganizationMember member, OperationContext context)
    {
        try
        {
            return (await TeamOfAsync(client, organizationId, context).ConfigureAwait(false)).IsSelf(member);
        }
        catch (OrgException error) when (error.Kind != OrgErrorKind.Unauthorized)
        {
            // A list that cannot be read names nobody; the change itself has the last word.
            context.Log.Verbose(error.Message);
            return false;
        }
    }

    public async Task CheckAsync(IOrgClient client, OrganizationMember member, string? newRole, bool force, OperationContext context)
    {
        if (force || (newRole is not null && !TakesAdmin(client, member, newRole)))
            return;
        Team team = await TeamOfAsync(client, member.OrganizationId, context).ConfigureAwait(false);
        OrganizationMember known = team.ById(Team.KeyOf(member)).FirstOrDefault() ?? member;
        if (TakesAdmin(client, known, newRole) && team.Members.Count(other => IsAdminNow(client, other)) <= 1)
            throw MemberGuard.LastAdmin(known, team.Name);
        bool isSelf = team.IsSelf(known);
        if (isSelf || await IsOtherCallerAsync(client, known, context).ConfigureAwait(false))
            throw MemberGuard.Yourself(known, team.Name, newRole is null, isOther: !isSelf);
    }

    // A run may use several people's connections to one server: none of them is to lock out another one.
    private async Task<bool> IsOtherCallerAsync(IOrgClient client, OrganizationMember member, OperationContext context)
    {
        foreach (IOrgClient other in _selves.Keys.Where(other => other != client && ServerOf(other) == ServerOf(client)))
        {
            try
            {
                if (await CallerOfAsync(other, context).ConfigureAwait(false) is { } caller && Team.IsUser(member, caller))
                    return true;
            }
            catch (OrgException error)
            {
                // Whoever it is, the connection's own rows tell why it cannot be used.
                context.Log.Verbose(error.Message);
            }
        }
        return false;
    }

    public async Task<OrganizationMember> SetRoleAsync(
        IOrgClient client,
        OrganizationMember member,
        string newRole,
        bool force,
        OperationContext context
    )
    {
        using (await OrganizationLocks.EnterAsync(client, member.OrganizationId, context.CancellationToken).ConfigureAwait(false))
        {
            await CheckNowAsync(client, member, newRole, force, context).ConfigureAwait(false);
            OrganizationMember changed = await ((IMemberRoleWriter)client)
                .SetRoleAsync(member.OrganizationId, member.UserId, newRole, context)
                .ConfigureAwait(false);
            _isAdminNow[NameOf(client, member)] = OrganizationMember.IsAdminRole(newRole);
            LookOf(client, member).Changed(member, newRole);
            return changed;
        }
    }

    public async Task RemoveAsync(IOrgClient client, OrganizationMember member, bool force, OperationContext context)
    {
        using (await OrganizationLocks.EnterAsync(client, member.OrganizationId, context.CancellationToken).ConfigureAwait(false))
        {
            await CheckNowAsync(client, member, null, force, context).ConfigureAwait(false);
            await ((IMemberRemover)client)
                .RemoveMemberAsync(member.OrganizationId, Team.KeyOf(member), member.MembershipId, context)
                .ConfigureAwait(false);
            _isAdminNow[NameOf(client, member)] = false;
            LookOf(client, member).Changed(member, null);
        }
    }

    public string CheckAddress(string where, string text) =>
        EmailAddress.Parse(text, out string? problem)?.ToString()
        ?? throw new OrgException(OrgErrorKind.ValidationFailed, DisplayText.Of($"{where}: '{text}' {problem}."));

    public string? MatchOf(OrganizationMember member, string email)
    {
        EmailAddress? address = EmailAddress.Parse(email, out string? problem);
        if (address is null || MaskedEmail.IsMasked(email))
            throw new OrgException(
                OrgErrorKind.ValidationFailed,
                DisplayText.Of($"'{email}' {problem ?? "is only a part of an address"}.")
            );
        var team = new Team(member.OrganizationId, [member], [], null, []);
        return team.ByAddress(address).Count > 0 ? PersonMatch.Exact
            : team.Possible(address).Count > 0 ? PersonMatch.Possible
            : null;
    }

    public async Task<MemberInviteResult?> DeclinedAsync(
        IOrgClient client,
        string organizationId,
        MemberInvitation invitation,
        OperationContext context
    )
    {
        EmailAddress? address = invitation.Email is null ? null : EmailAddress.Parse(invitation.Email, out _);
        List<MembershipRequest> refused = await DeclinedRequestsAsync(client, organizationId, context).ConfigureAwait(false);
        var team = new Team(organizationId, [], refused, null, []);
        if (team.DeclinedBy(invitation.UserId, address) is not { } declined)
            return null;
        // Who has come in otherwise, or has been invited anew, has not declined.
        Team now = await WholeTeamOfAsync(client, organizationId, context).ConfigureAwait(false);
        if (
            now.PendingOf(invitation.UserId, address) is not null
            || (invitation.UserId is { } id && now.ById(id).Count > 0)
            || (address is not null && now.ByAddress(address).Count > 0)
        )
            return null;
        return new MemberInviteResult
        {
            Service = client.Descriptor.Provider,
            Connection = declined.Connection,
            OrganizationId = declined.OrganizationId,
            Id = declined.Id,
            Email = invitation.Email ?? declined.Email,
            UserId = invitation.UserId ?? declined.UserId,
            Role = invitation.Role,
            Outcome = InviteOutcome.Declined,
            Error = declined.CreatedAt is { } time ? $"Declined the invitation of {time:yyyy-MM-dd}." : "Declined an invitation.",
        };
    }

    public Task SyncAsync(IReadOnlyList<TeamRow> rows, TeamOptions options, ITeamHost host, OperationContext context) =>
        new TeamSync(this, rows, options, host, context).RunAsync();

    /// <summary>Whose credential a connection uses, asked once; null if that cannot be told.</summary>
    public Task<OrgUserInfo?> CallerOfAsync(IOrgClient client, OperationContext context) =>
        _selves.GetOrAdd(client, _ => SelfAsync(client, context));

    /// <summary>The members of an organization, read once.</summary>
    public Task<Team> TeamOfAsync(IOrgClient client, string organizationId, OperationContext context) =>
        _teams.GetOrAdd((client, organizationId.ToLowerInvariant()), _ => ReadAsync(client, organizationId, context));

    /// <summary>The members of an organization, what is pending there, and who has declined.</summary>
    public async Task<Team> WholeTeamOfAsync(IOrgClient client, string organizationId, OperationContext context)
    {
        Team team = await TeamOfAsync(client, organizationId, context).ConfigureAwait(false);
        return team.WithRequests(await RequestsAsync(client, organizationId, context).ConfigureAwait(false));
    }

    /// <summary>The same of an organization that has just been read whole: where it carries its members, they are not read again.</summary>
    public async Task<Team> WholeTeamOfAsync(IOrgClient client, Organization organization, OperationContext context)
    {
        string id = organization.Id;
        Team team = await _teams
            .GetOrAdd(
                (client, id.ToLowerInvariant()),
                _ => organization.Members is { } members ? TeamAsync(client, id, [.. members], context) : ReadAsync(client, id, context)
            )
            .ConfigureAwait(false);
        return team.WithRequests(await RequestsAsync(client, id, context).ConfigureAwait(false));
    }

    private async Task<Team> ReadAsync(IOrgClient client, string organizationId, OperationContext context)
    {
        List<OrganizationMember> members = await ((IMemberReader)client)
            .Members(organizationId)
            .ReadAllAsync(context)
            .ConfigureAwait(false);
        return await TeamAsync(client, organizationId, members, context).ConfigureAwait(false);
    }

    private async Task<Team> TeamAsync(IOrgClient client, string organizationId, List<OrganizationMember> members, OperationContext context)
    {
        OrgUserInfo? self = await CallerOfAsync(client, context).ConfigureAwait(false);
        string? name = members.Exists(member => member.OrganizationName is not null)
            ? null
            : await NameOfAsync(client, organizationId, context).ConfigureAwait(false);
        return new Team(organizationId, members, [], self, client.Descriptor.Roles, name);
    }

    // Where members do not name their organization (Equinix Metal), people still want to read whose team it is.
    private static async Task<string?> NameOfAsync(IOrgClient client, string organizationId, OperationContext context)
    {
        if (client is not IOrganizationReader reader)
            return null;
        try
        {
            return (await reader.GetOrganizationAsync(organizationId, OrganizationShape.Default, context).ConfigureAwait(false)).Name;
        }
        catch (OrgException error) when (error.Kind != OrgErrorKind.Unauthorized)
        {
            context.Log.Verbose($"The name of organization '{organizationId}' could not be read: {error.Message}");
            return null;
        }
    }

    private async Task<List<MembershipRequest>> RequestsAsync(IOrgClient client, string organizationId, OperationContext context)
    {
        if (client is not IMembershipRequestReader reader)
            return [];
        List<MembershipRequest> pending;
        try
        {
            pending = await reader
                .MembershipRequests(new MembershipRequestQuery { OrganizationId = organizationId, Status = "pending" })
                .ReadAllAsync(context)
                .ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind == OrgErrorKind.Forbidden)
        {
            // What is pending is not everybody's to read; who is a member is what the guards need.
            context.Log.Verbose($"The requests of organization '{organizationId}' could not be read: {error.Message}");
            return [];
        }
        return [.. pending, .. await DeclinedRequestsAsync(client, organizationId, context).ConfigureAwait(false)];
    }

    // Who has declined is a courtesy and no guard: where it cannot be read, the server has the last word.
    private Task<List<MembershipRequest>> DeclinedRequestsAsync(IOrgClient client, string organizationId, OperationContext context) =>
        _declined.GetOrAdd((client, organizationId.ToLowerInvariant()), _ => ReadDeclinedAsync(client, organizationId, context));

    private static async Task<List<MembershipRequest>> ReadDeclinedAsync(IOrgClient client, string organizationId, OperationContext context)
    {
        // Only who decides on requests keeps a record of them.
        if (client is not IMembershipRequestManager reader)
            return [];
        try
        {
            return await reader
                .MembershipRequests(new MembershipRequestQuery { OrganizationId = organizationId, Status = "refused" })
                .ReadAllAsync(context)
                .ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind != OrgErrorKind.Unauthorized)
        {
            context.Log.Verbose($"Who has declined could not be read: {error.Message}");
            return [];
        }
    }

    private static async Task<OrgUserInfo?> SelfAsync(IOrgClient client, OperationContext context)
    {
        if (client is not IUserReader reader)
            return null;
        try
        {
            return await reader.GetUserAsync(context).ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind is OrgErrorKind.Forbidden or OrgErrorKind.NotFound)
        {
            // A project's key belongs to nobody, so nobody can lock themselves out with it.
            context.Log.Verbose($"Who the credential belongs to could not be read: {error.Message}");
            return null;
        }
    }

    // Looking and changing are one step: of two administrators who are taken away at the same moment, one stays.
    private async Task CheckNowAsync(IOrgClient client, OrganizationMember member, string? newRole, bool force, OperationContext context)
    {
        await CheckAsync(client, member, newRole, force, context).ConfigureAwait(false);
        if (force || !TakesAdmin(client, member, newRole))
            return;
        if (await LookOf(client, member).LacksAdminsWithoutAsync(member, 1, context).ConfigureAwait(false))
            throw MemberGuard.LastAdmin(member, member.OrganizationName ?? member.OrganizationId);
    }

    private MemberLook LookOf(IOrgClient client, OrganizationMember member) =>
        _looks.GetOrAdd((client, member.OrganizationId.ToLowerInvariant()), key => new MemberLook(key.Client, member.OrganizationId));

    private bool IsAdminNow(IOrgClient client, OrganizationMember member) =>
        _isAdminNow.TryGetValue(NameOf(client, member), out bool isAdmin) ? isAdmin : member.IsAdmin;

    private bool TakesAdmin(IOrgClient client, OrganizationMember member, string? newRole) =>
        IsAdminNow(client, member) && !OrganizationMember.IsAdminRole(newRole);

    // Two connections may reach the same organization.
    private static string NameOf(IOrgClient client, OrganizationMember member) =>
        $"{ServerOf(client)} {member.OrganizationId} {Team.KeyOf(member)}";

    private static string ServerOf(IOrgClient client) => client.Endpoint.AbsoluteUri.TrimEnd('/');
}
