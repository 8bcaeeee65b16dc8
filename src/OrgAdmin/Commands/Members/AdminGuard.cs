using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Connections;

namespace OrgAdmin.Commands;

/// <summary>
/// Keeps an organization from losing its last administrator, which no server prevents. Looking and changing are one
/// step: of two administrators who are taken away at the same moment, one stays.
/// </summary>
internal sealed class AdminGuard(IMemberReader members, OrganizationLocks locks)
{
    /// <summary>Makes a change that may take an administrator away, unless it is the last one.</summary>
    /// <param name="organizationId">The organization, by id or slug.</param>
    /// <param name="userId">Whom the change is about, by id or slug.</param>
    /// <param name="change">The change.</param>
    /// <param name="context">Cancellation and messages.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.LastAdmin"/>: nothing was changed.</exception>
    public async Task<T> ProtectAsync<T>(string organizationId, string userId, Func<Task<T>> change, OperationContext context)
    {
        // Who is no administrator needs no guard, and many such changes may go on at the same time.
        if (Find(await ReadAsync(organizationId, context).ConfigureAwait(false), userId) is not { } member || !member.IsAdmin)
            return await change().ConfigureAwait(false);
        // The organization's own id: one pipeline may name it by its id, another by its slug.
        using (await locks.EnterAsync(member.OrganizationId, context.CancellationToken).ConfigureAwait(false))
        {
            IReadOnlyList<OrganizationMember> now = await ReadAsync(organizationId, context).ConfigureAwait(false);
            if (Find(now, userId) is { } still && still.IsAdmin && now.Count(other => other.IsAdmin) == 1)
                throw LastAdmin(still);
            return await change().ConfigureAwait(false);
        }
    }

    private Task<List<OrganizationMember>> ReadAsync(string organizationId, OperationContext context) =>
        members.Members(organizationId).ReadAllAsync(context);

    private static OrganizationMember? Find(IReadOnlyList<OrganizationMember> all, string userId) =>
        all.FirstOrDefault(member => Is(member.UserId, userId)) ?? all.FirstOrDefault(member => Is(member.Slug, userId));

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static OrgException LastAdmin(OrganizationMember member) =>
        new(
            OrgErrorKind.LastAdmin,
            OneLine.Of(
                $"{member.Name} is the last admin of {member.OrganizationName ?? member.OrganizationId}: without one, nobody can manage it. Make somebody else admin first, or use -Force."
            )
        )
        {
            Provider = member.Provider,
        };
}
