using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>What an organization publishes, what is said about it, and whom to write to.</summary>
internal static class ContentRoutes
{
    private static readonly string[] SortFields = ["title", "created", "last_update", "reuses", "followers", "views"];
    private static readonly string[] SortChoices = [.. SortFields, .. SortFields.Select(field => "-" + field)];

    public static void Map(UDataApi api)
    {
        api.Map("GET /organizations/{org}/datasets/", Datasets);
        api.Map("GET /datasets/{id}/", Dataset);
        api.Map("GET /organizations/{org}/reuses/", Reuses);
        api.Map("GET /organizations/{org}/discussions/", Discussions);
        api.Map("GET /organizations/{org}/contacts/", Contacts);
        api.Map("GET /organizations/{org}/contacts/suggest/", SuggestContacts);
    }

    private static ApiAnswer Datasets(UDataRequest request)
    {
        string? sort = request.Choice("sort", SortChoices, "The field (and direction) on which sorting apply");
        Paging.Bounds(request, 20);
        List<ContentRecord> sorted = [.. Sorted(Shown(request, "Dataset"), sort)];
        return request.Answer(200, Paging.Page(request, sorted, dataset => ContentJson.Dataset(request, dataset)));
    }

    // By its id or its slug. Whoever may not see it is told that there is none.
    private static ApiAnswer Dataset(UDataRequest request)
    {
        string named = request.Call["id"];
        ContentRecord dataset = request.World.Content("Dataset", named) ?? request.World.DatasetBySlug(named) ?? throw request.NotFound();
        if (dataset.Private && !Permissions.CanSeePrivate(request.Asker, dataset.Organization))
            throw request.NotFound();
        return request.Answer(200, ContentJson.Dataset(request, dataset));
    }

    private static ApiAnswer Reuses(UDataRequest request) =>
        request.Answer(200, new JsonArray([.. Shown(request, "Reuse").Select(reuse => ContentJson.Reuse(request, reuse))]));

    private static ApiAnswer Discussions(UDataRequest request) =>
        request.Answer(
            200,
            new JsonArray([
                .. request
                    .Organization.Discussions.OrderByDescending(discussion => discussion.Created)
                    .Select(discussion => ContentJson.Discussion(request, discussion)),
            ])
        );

    private static ApiAnswer Contacts(UDataRequest request) =>
        request.Answer(200, Paging.Page(request, request.World.ContactsOf(request.Organization), ContentJson.Contact));

    private static ApiAnswer SuggestContacts(UDataRequest request)
    {
        string text = request.Required("q", "The string to autocomplete/suggest");
        int size = request.Number("size", 10, "The amount of suggestion to fetch");
        return request.Answer(
            200,
            new JsonArray([
                .. request
                    .World.ContactsOf(request.Organization)
                    .Where(contact =>
                        new[] { contact.Name, contact.Email, contact.ContactForm }.Any(part =>
                            part?.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0
                        )
                    )
                    .Take(size)
                    .Select(contact => ContentJson.OwnedContact(request, contact)),
            ])
        );
    }

    // Members see what is private, too.
    private static IEnumerable<ContentRecord> Shown(UDataRequest request, string @class) =>
        request.Organization.Contents.Where(content =>
            content.Class == @class && (!content.Private || Permissions.CanSeePrivate(request.Asker, request.Organization))
        );

    private static IEnumerable<ContentRecord> Sorted(IEnumerable<ContentRecord> found, string? sort)
    {
        bool descending = sort?.StartsWith("-", StringComparison.Ordinal) == true;
        return sort?.TrimStart('-') switch
        {
            null => found,
            "title" => descending
                ? found.OrderByDescending(content => content.Title, StringComparer.Ordinal)
                : found.OrderBy(content => content.Title, StringComparer.Ordinal),
            "created" => By(content => content.Created.UtcTicks),
            "last_update" => By(content => content.LastUpdate.UtcTicks),
            "reuses" => By(content => content.Reuses),
            "followers" => By(content => content.Followers),
            _ => By(content => content.Views),
        };

        IEnumerable<ContentRecord> By(Func<ContentRecord, long> key) => descending ? found.OrderByDescending(key) : found.OrderBy(key);
    }
}
