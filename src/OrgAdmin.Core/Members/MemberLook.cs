using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;

namespace OrgAdmin.Core.Members;

/// <summary>
/// Who is in an organization and who administers it, as a run knows it: looked at before the first change that needs it, kept true by
/// what the run changes, and looked at again where another run of this process has changed something meanwhile. Only who has the
/// organization's lock may use it.
/// </summary>
internal sealed class MemberLook(IOrgClient client, string organizationId)
{
    private readonly HashSet<string> _members = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _admins = new(StringComparer.OrdinalIgnoreCase);
    private int? _changes;
    private bool _isForAdmins;

    /// <summary>Looks, unless what is known is enough.</summary>
    /// <param name="takesAdmin">True if an administrator is about to be taken away.</param>
    /// <param name="context">Cancellation and messages.</param>
    /// <returns>True if the members were read.</returns>
    public async Task<bool> LookAsync(bool takesAdmin, OperationContext context)
    {
        if (_changes == OrganizationLocks.ChangesOf(client, organizationId) && (_isForAdmins || !takesAdmin))
            return false;
        _isForAdmins |= takesAdmin;
        await ReadAsync(context).ConfigureAwait(false);
        return true;
    }

    /// <summary>True if a member was there at the last look and the run has not removed it since.</summary>
    public bool Has(OrganizationMember member) => _members.Contains(Team.KeyOf(member));

    /// <summary>True if too few administrators would be left without a member.</summary>
    /// <param name="member">Who is about to go, or to lose the role.</param>
    /// <param name="fewest">How many have to stay.</param>
    /// <param name="context">Cancellation and messages.</param>
    public async Task<bool> LacksAdminsWithoutAsync(OrganizationMember member, int fewest, OperationContext context)
    {
        bool isFresh = await LookAsync(takesAdmin: true, context).ConfigureAwait(false);
        // Somebody may have become an administrator since.
        if (!isFresh && Lacks())
            await ReadAsync(context).ConfigureAwait(false);
        return Lacks();

        bool Lacks() => _admins.Count <= fewest && _admins.Contains(Team.KeyOf(member));
    }

    /// <summary>Takes note of what the run has changed.</summary>
    /// <param name="member">The member.</param>
    /// <param name="newRole">The role that it has now; null if it was removed.</param>
    public void Changed(OrganizationMember member, string? newRole)
    {
        (int before, int now) = OrganizationLocks.Changed(client, organizationId);
        // What another run has changed before this is found out by looking again.
        if (_changes == before)
            _changes = now;
        string key = Team.KeyOf(member);
        if (newRole is null)
            _members.Remove(key);
        if (newRole is not null && OrganizationMember.IsAdminRole(newRole))
            _admins.Add(key);
        else
            _admins.Remove(key);
    }

    private async Task ReadAsync(OperationContext context)
    {
        _changes = OrganizationLocks.ChangesOf(client, organizationId);
        List<OrganizationMember> now = await ((IMemberReader)client).Members(organizationId).ReadAllAsync(context).ConfigureAwait(false);
        _members.Clear();
        _admins.Clear();
        foreach (OrganizationMember member in now)
        {
            _members.Add(Team.KeyOf(member));
            if (member.IsAdmin)
                _admins.Add(Team.KeyOf(member));
        }
    }
}
