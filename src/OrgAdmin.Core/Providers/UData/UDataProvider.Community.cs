using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.UData;

/// <summary>Badges, roles, followers, and what organizations publish.</summary>
internal sealed partial class UDataProvider : IBadgeManager, IRoleReader, IFollowerManager, IContentReader
{
    // A dataset carries all its resources, so a page of them is many times heavier than one of organizations.
    private const int DatasetPage = 50;

    public PageSource<OrganizationBadge> BadgeKinds() =>
        PageSource.Whole<OrganizationBadge>(async context =>
        {
            Dictionary<string, string> labels = await Api.GetAsync(
                    Route.To($"organizations/badges/"),
                    UDataJson.Default.DictionaryStringString,
                    context
                )
                .ConfigureAwait(false);
            // The answer has one member for each kind; this one is what the server says when it cannot answer.
            return labels.ContainsKey("message")
                ? throw Incomplete("it is a message and no list of badges.")
                : [.. labels.Select(_models.BadgeKind)];
        });

    public PageSource<OrganizationBadge> Badges(string organizationId) =>
        PageSource.Whole<OrganizationBadge>(async context =>
        {
            UDataOrganizationRead organization = await ReadOrganizationAsync(organizationId, "{id,badges}", context).ConfigureAwait(false);
            return (organization.Badges ?? throw Incomplete("the organization has no list of its badges."))
                .Present()
                .ConvertAll(badge => _models.Badge(badge, organization.Id ?? organizationId));
        });

    public async Task<OrganizationBadge> AddBadgeAsync(string organizationId, string kind, OperationContext context)
    {
        ApiRequest request = Post(
            Route.To($"organizations/{organizationId}/badges/"),
            new UDataBadge { Kind = kind },
            UDataJson.Default.UDataBadge
        );
        return _models.Badge(
            await AboutOrganizationAsync(
                    organizationId,
                    () => Api.WriteAsync(request, UDataJson.Default.UDataBadge, new UDataBadge { Kind = kind }, context)
                )
                .ConfigureAwait(false),
            organizationId
        );
    }

    public Task RemoveBadgeAsync(string organizationId, string kind, OperationContext context) =>
        AboutOrganizationAsync(
            organizationId,
            () => DeleteAsync(Route.To($"organizations/{organizationId}/badges/{kind}/"), context),
            error =>
                // "Badge does not exists", as the server writes it.
                error.ServerMessage?.IndexOf("badge", StringComparison.OrdinalIgnoreCase) == 0
                    ? error.WithMessage(
                        $"Organization '{organizationId}' has no badge '{kind}' at uData. See "
                            + $"which it has: Get-OrganizationBadge -OrganizationId {organizationId}"
                    )
                    : OrganizationNotFound(organizationId, error)
        );

    public PageSource<OrganizationRole> Roles() =>
        PageSource.Whole<OrganizationRole>(async context =>
            (await Api.GetAsync(Route.To($"organizations/roles/"), UDataJson.Default.ListUDataRole, context).ConfigureAwait(false))
                .Present()
                .ConvertAll(_models.Role)
        );

    public PageSource<OrganizationFollower> Followers(string organizationId, string? userId)
    {
        PageSource<OrganizationFollower> all = FollowersOf(organizationId, null);
        if (userId is null)
            return FirstPageAboutOrganization(organizationId, all);
        PageSource<OrganizationFollower>? one = null;
        return FirstPageAboutOrganization(
            organizationId,
            new PageSource<OrganizationFollower>(
                all.DefaultSize,
                all.MaximumSize,
                async (page, context) =>
                {
                    one ??= FollowersOf(organizationId, await UserIdAsync(userId, context).ConfigureAwait(false));
                    return await one.GetAsync(page, context).ConfigureAwait(false);
                }
            ),
            error =>
                error.WithMessage(
                    $"There is no user '{userId}' or no organization '{organizationId}' at "
                        + $"uData. A user id looks like {Descriptor.OrganizationIdExample}, too."
                )
        );
    }

    private PageSource<OrganizationFollower> FollowersOf(string organizationId, string? userId) =>
        Paged(
            Route.To($"organizations/{organizationId}/followers/").With("user", userId),
            UDataJson.Default.UDataPageUDataFollow,
            follow => _models.Follower(follow, organizationId)
        );

    public Task<FollowerCount> FollowAsync(string organizationId, OperationContext context) =>
        FollowingAsync(HttpMethod.Post, organizationId, context, error => OrganizationNotFound(organizationId, error));

    public Task<FollowerCount> UnfollowAsync(string organizationId, OperationContext context) =>
        FollowingAsync(
            HttpMethod.Delete,
            organizationId,
            context,
            error => error.WithMessage($"You do not follow organization '{organizationId}' at uData, or there is no such organization.")
        );

    public PageSource<OrganizationDataset> Datasets(string organizationId, string? sortBy, bool descending)
    {
        Route route = Route.To($"organizations/{organizationId}/datasets/").With("sort", SortKey(sortBy, descending));
        return FirstPageAboutOrganization(
            organizationId,
            Paged(route, UDataJson.Default.UDataPageUDataDataset, dataset => _models.Dataset(dataset, organizationId), DatasetPage)
        );
    }

    public PageSource<OrganizationReuse> Reuses(string organizationId) =>
        PageSource.Whole<OrganizationReuse>(async context =>
            (
                await AboutOrganizationAsync(
                        organizationId,
                        () => Api.GetAsync(Route.To($"organizations/{organizationId}/reuses/"), UDataJson.Default.ListUDataReuse, context)
                    )
                    .ConfigureAwait(false)
            )
                .Present()
                .ConvertAll(reuse => _models.Reuse(reuse, organizationId))
        );

    public PageSource<OrganizationDiscussion> Discussions(string organizationId) =>
        PageSource.Whole<OrganizationDiscussion>(async context =>
            (
                await AboutOrganizationAsync(
                        organizationId,
                        () =>
                            Api.GetAsync(
                                Route.To($"organizations/{organizationId}/discussions/"),
                                UDataJson.Default.ListUDataDiscussion,
                                context
                            )
                    )
                    .ConfigureAwait(false)
            )
                .Present()
                .ConvertAll(discussion => _models.Discussion(discussion, organizationId))
        );

    // Unlike every other route, following takes the id only, so a slug is looked up first.
    private async Task<FollowerCount> FollowingAsync(
        HttpMethod method,
        string organizationId,
        OperationContext context,
        Func<OrgException, OrgException> notFound
    )
    {
        string id = IsId(organizationId)
            ? organizationId
            : (await ReadOrganizationAsync(organizationId, "{id}", context).ConfigureAwait(false)).Id ?? organizationId;
        var request = new ApiRequest { Method = method, Route = Route.To($"organizations/{id}/followers/") };
        UDataFollowers count = await AboutOrganizationAsync(
                organizationId,
                () => Api.WriteAsync(request, UDataJson.Default.UDataFollowers, new UDataFollowers(), context),
                notFound
            )
            .ConfigureAwait(false);
        return _models.Followers(count, id);
    }

    // A list below an organization. Only its first page can tell that there is no such organization: further on,
    // 404 means "past the end".
    private PageSource<T> FirstPageAboutOrganization<T>(
        string organizationId,
        PageSource<T> source,
        Func<OrgException, OrgException>? notFound = null
    ) =>
        new(
            source.DefaultSize,
            source.MaximumSize,
            (page, context) =>
                page.Number == 1
                    ? AboutOrganizationAsync(organizationId, () => source.GetAsync(page, context), notFound)
                    : source.GetAsync(page, context)
        );
}
