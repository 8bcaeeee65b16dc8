using System.Linq;
using OrgAdmin.Core.Http;

namespace OrgAdmin.Core.Providers.UData;

/// <summary>
/// Words are looked for as the site itself does, by the search of <c>/api/2</c>. It knows fewer filters than the list, and a site
/// may not have it: then the list's own search is asked, which wants every word in the name.
/// </summary>
internal sealed partial class UDataProvider
{
    private static readonly string[] SearchSorts = ["reuses", "datasets", "followers", "views", "created"];

    private static bool IsSearch(OrganizationQuery query) =>
        query is { Query: not null, Name: null, BusinessNumberId: null } && (query.SortBy is null || SearchSorts.Contains(query.SortBy));

    private PageSource<Organization> SearchOr(PageSource<Organization> list, OrganizationQuery query)
    {
        PageSource<Organization> search = Organizations(query, Route.RelativeTo(_endpoint, $"2/organizations/search/"));
        bool isThere = true;
        return new PageSource<Organization>(
            search.DefaultSize,
            search.MaximumSize,
            async (page, context) =>
            {
                // The first page is asked for before any other, so it decides for all of them.
                if (page.Number == 1)
                {
                    try
                    {
                        return await search.GetAsync(page, context).ConfigureAwait(false);
                    }
                    catch (OrgException error) when (error.Kind is OrgErrorKind.NotFound)
                    {
                        isThere = false;
                    }
                }
                return await (isThere ? search : list).GetAsync(page, context).ConfigureAwait(false);
            }
        );
    }
}
