using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Handles badges.</summary>
public interface IBadgeManager
{
    /// <summary>The kinds of badges that exist.</summary>
    PageSource<OrganizationBadge> BadgeKinds();

    /// <summary>The badges that an organization wears.</summary>
    /// <param name="organizationId">The organization.</param>
    PageSource<OrganizationBadge> Badges(string organizationId);

    /// <summary>Gives a badge. Giving one that is there already changes nothing.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="kind">The kind of badge.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<OrganizationBadge> AddBadgeAsync(string organizationId, string kind, OperationContext context);

    /// <summary>Takes a badge away.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="kind">The kind of badge.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task RemoveBadgeAsync(string organizationId, string kind, OperationContext context);
}
