using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Handles followers.</summary>
public interface IFollowerManager
{
    /// <summary>Who follows an organization.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="userId">Only this user; null for all.</param>
    PageSource<OrganizationFollower> Followers(string organizationId, string? userId);

    /// <summary>The caller follows an organization.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<FollowerCount> FollowAsync(string organizationId, OperationContext context);

    /// <summary>The caller no longer follows an organization.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<FollowerCount> UnfollowAsync(string organizationId, OperationContext context);
}
