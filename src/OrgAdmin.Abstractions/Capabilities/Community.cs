using System.Collections.Generic;
using System.IO;
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

/// <summary>Reads the roles that members can have.</summary>
public interface IRoleReader
{
    /// <summary>The roles.</summary>
    PageSource<OrganizationRole> Roles();
}

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

/// <summary>Reads what an organization publishes.</summary>
public interface IContentReader
{
    /// <summary>Its datasets.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="sortBy">The field to sort by; null for the server's order.</param>
    /// <param name="descending">Largest first.</param>
    PageSource<OrganizationDataset> Datasets(string organizationId, string? sortBy, bool descending);

    /// <summary>Its reuses.</summary>
    /// <param name="organizationId">The organization.</param>
    PageSource<OrganizationReuse> Reuses(string organizationId);

    /// <summary>The discussions about its datasets and reuses.</summary>
    /// <param name="organizationId">The organization.</param>
    PageSource<OrganizationDiscussion> Discussions(string organizationId);
}

/// <summary>Downloads an organization's catalog.</summary>
public interface ICatalogExporter
{
    /// <summary>Copies the catalog, as RDF, to a stream.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="format">json, ttl, xml, n3, nt or trig; null lets the server choose.</param>
    /// <param name="destination">Where to: a stream that can be started anew, for the case that the connection breaks half way.</param>
    /// <param name="context">Cancellation and messages.</param>
    /// <returns>The media type that the server sent.</returns>
    Task<string> ExportCatalogAsync(string organizationId, string? format, Stream destination, OperationContext context);
}
