using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>Dataservices of the whole site. Those of one organization are asked for by its id, which must be one.</summary>
internal static class DataserviceRoutes
{
    private static readonly string[] SortFields = ["title", "base_api_url", "created", "last_modified", "followers", "views"];
    private static readonly string[] SortChoices = [.. SortFields, .. SortFields.Select(field => "-" + field)];

    public static void Map(UDataApi api) => api.Map("GET /dataservices/", List);

    private static ApiAnswer List(UDataRequest request)
    {
        string? sort = request.Choice("sort", SortChoices, "The field (and direction) on which sorting apply");
        Paging.Bounds(request, 20);
        string? organization = request.Call.Query("organization");
        if (organization is not null && !ObjectId.IsValid(organization))
            throw Abort.With(400, "`organization` must be an identifier");
        IEnumerable<ContentRecord> found = request
            .World.Organizations.Where(candidate => organization is null || candidate.Id == organization)
            .SelectMany(candidate => candidate.Contents)
            .Where(content => content.Class == "Dataservice")
            .Where(service => !service.Private || Permissions.CanSeePrivate(request.Asker, service.Organization));
        if (request.Call.Query("q") is { Length: > 0 } words)
            found = found.Where(service => service.Title.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0);
        return request.Answer(200, Paging.Page(request, [.. Sorted(found, sort)], service => ContentJson.Dataservice(request, service)));
    }

    private static IEnumerable<ContentRecord> Sorted(IEnumerable<ContentRecord> found, string? sort)
    {
        bool descending = sort?.StartsWith("-", StringComparison.Ordinal) == true;
        return sort?.TrimStart('-') switch
        {
            null => found,
            "title" => By(service => service.Title, StringComparer.Ordinal),
            "base_api_url" => By(ContentJson.BaseUrl, StringComparer.Ordinal),
            "created" => By(service => service.Created),
            "last_modified" => By(service => service.LastUpdate),
            "followers" => By(service => service.Followers),
            _ => By(service => service.Views),
        };

        IEnumerable<ContentRecord> By<TKey>(Func<ContentRecord, TKey> key, IComparer<TKey>? comparer = null) =>
            descending ? found.OrderByDescending(key, comparer) : found.OrderBy(key, comparer);
    }
}
