using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>Organizations: list, search, make, read, change, delete.</summary>
internal static class OrganizationRoutes
{
    private const string LegalNoticeHelp = "Send formal legal notice with appeal information to owner (admin only)";
    private const string SortHelp = "The field (and direction) on which sorting apply";

    private static readonly string[] SortFields = ["name", "reuses", "datasets", "followers", "views", "created", "last_modified"];
    private static readonly string[] SortChoices = [.. SortFields, .. SortFields.Select(field => "-" + field)];

    private static readonly string[] SearchSorts = ["reuses", "datasets", "followers", "views", "created"];

    public static void Map(UDataApi api)
    {
        api.Map("GET /organizations/", List);
        api.Map("POST /organizations/", Create);
        api.Map("GET /organizations/roles/", Roles);
        api.Map("GET /organizations/suggest/", Suggest);
        api.Map("GET /organizations/search/", Search, UDataApi.SecondRoot);
        api.Map("GET /organizations/{org}/", Read);
        api.Map("PUT /organizations/{org}/", Update);
        api.Map("DELETE /organizations/{org}/", Delete);
    }

    private static ApiAnswer List(UDataRequest request)
    {
        string? sort = request.Choice("sort", SortChoices, SortHelp);
        string? badge = request.Choice("badge", Labels.Badges);
        Paging.Bounds(request, 20);
        IReadOnlyList<OrganizationRecord> list = request.World.Lists.Get(
            () => Found(request, sort, badge),
            sort,
            badge,
            request.Call.Query("q"),
            request.Call.Query("name"),
            request.Call.Query("business_number_id")
        );
        return request.Answer(200, Paging.Page(request, list, organization => OrganizationJson.Whole(request, organization, alone: false)));
    }

    // The site's own search. Without a search engine uData looks with the database, as the list does.
    private static ApiAnswer Search(UDataRequest request)
    {
        string? sort = request.Choice("sort", [.. SearchSorts, .. SearchSorts.Select(field => "-" + field)], SortHelp);
        string? badge = request.Choice("badge", Labels.Badges);
        JsonObject page = Paging.Page(
            request,
            [.. Found(request, sort, badge)],
            organization => OrganizationJson.Whole(request, organization, alone: false)
        );
        page["facets"] = new JsonObject();
        return request.Answer(200, page);
    }

    private static IEnumerable<OrganizationRecord> Found(UDataRequest request, string? sort, string? badge)
    {
        IEnumerable<OrganizationRecord> found = request.World.Organizations.Where(organization => organization.Deleted is null);
        string[] words = [.. Words(request.Call.Query("q") ?? "")];
        if (words.Length > 0)
            found = found.Where(organization => words.All(word => Words(organization.Name).Contains(word)));
        if (badge is not null)
            found = found.Where(organization => organization.Badges.Contains(badge));
        if (request.Call.Query("name") is { Length: > 0 } name)
            found = found.Where(organization => string.Equals(organization.Name, name, StringComparison.OrdinalIgnoreCase));
        if (request.Call.Query("business_number_id") is { Length: > 0 } number)
            found = found.Where(organization => organization.BusinessNumberId == number);
        return Sorted(found, sort, words);
    }

    private static ApiAnswer Create(UDataRequest request)
    {
        request.Secure(creates: true);
        OrganizationInput input = OrganizationInput.Read(request, null);
        var organization = new OrganizationRecord(request.World.NewId(), input.Name, request.Now);
        input.Write(request, organization);
        organization.Join(request.User, "admin", request.Now);
        request.World.Add(organization);
        Tell(request, organization, "organization:created");
        JsonObject json = OrganizationJson.Whole(request, organization, alone: false);
        // uData has looked up what the user may do before there was the organization. Read again, it says otherwise.
        if (!request.User.IsSysadmin)
            json["permissions"] = Permissions.Json(null, organization);
        return request.Answer(201, json);
    }

    private static ApiAnswer Read(UDataRequest request)
    {
        if (request.Organization.Deleted is not null && !Permissions.CanSeePrivate(request.Asker, request.Organization))
            throw Abort.Gone();
        return request.Answer(200, OrganizationJson.Whole(request, request.Organization, alone: true));
    }

    private static ApiAnswer Update(UDataRequest request)
    {
        request.Secure();
        // A deleted organization lets itself be changed only by a body that says "deleted": null, and says so before it asks who is there.
        bool revives = request.Body().TryGetPropertyValue("deleted", out JsonNode? deleted) && deleted is null;
        if (request.Organization.Deleted is not null && !revives)
            throw Abort.Gone();
        request.DemandAdmin();
        string[] changes = OrganizationInput.Read(request, request.Organization).Write(request, request.Organization);
        if (changes.Length > 0)
            Tell(request, request.Organization, "organization:updated", changes);
        return request.Answer(200, OrganizationJson.Whole(request, request.Organization, alone: true));
    }

    private static ApiAnswer Delete(UDataRequest request)
    {
        request.Secure();
        request.Flag("send_legal_notice", LegalNoticeHelp);
        if (request.Organization.Deleted is not null)
            throw Abort.Gone();
        request.DemandAdmin();
        request.Organization.Deleted = request.Now;
        request.Organization.LastModified = request.Now;
        Tell(request, request.Organization, "organization:updated", "deleted");
        return ApiAnswer.Empty(204);
    }

    private static void Tell(UDataRequest request, OrganizationRecord organization, string key, params string[] changes) =>
        organization.Activities.Add(new ActivityRecord(request.User, key, null, request.Now, changes));

    private static ApiAnswer Roles(UDataRequest request) =>
        request.Answer(
            200,
            new JsonArray([.. Labels.Roles.Select(role => new JsonObject { ["id"] = role, ["label"] = Labels.Label(request.Call, role) })])
        );

    private static ApiAnswer Suggest(UDataRequest request)
    {
        string text = request.Required("q", "The string to autocomplete/suggest");
        int size = request.Number("size", 10, "The amount of suggestion to fetch");
        IEnumerable<OrganizationRecord> found = request
            .World.Organizations.Where(organization =>
                organization.Deleted is null && (Contains(organization.Name, text) || Contains(organization.Acronym, text))
            )
            .OrderByDescending(organization => organization.Followers.Count)
            // MongoDB's limit: 0 is none, and a negative one counts like the positive.
            .Take(size == 0 ? int.MaxValue : Math.Abs(size));
        return request.Answer(200, new JsonArray([.. found.Select(organization => OrganizationJson.Suggestion(request, organization))]));
    }

    // Newest first, unless words were searched for: then the names that say the least besides.
    private static IEnumerable<OrganizationRecord> Sorted(IEnumerable<OrganizationRecord> found, string? sort, string[] words)
    {
        if (sort is null)
            return words.Length > 0
                ? found.OrderBy(organization => Words(organization.Name).Count())
                : found.OrderByDescending(organization => organization.Created);
        bool descending = sort.StartsWith("-", StringComparison.Ordinal);
        return sort.TrimStart('-') switch
        {
            "name" => descending
                ? found.OrderByDescending(organization => organization.Name, StringComparer.Ordinal)
                : found.OrderBy(organization => organization.Name, StringComparer.Ordinal),
            "reuses" => By(organization => Metrics.Reuses(organization)),
            "datasets" => By(organization => Metrics.Datasets(organization)),
            "followers" => By(organization => organization.Followers.Count),
            "views" => By(organization => organization.Views),
            "created" => By(organization => organization.Created.UtcTicks),
            _ => By(organization => organization.LastModified.UtcTicks),
        };

        IEnumerable<OrganizationRecord> By(Func<OrganizationRecord, long> key) =>
            descending ? found.OrderByDescending(key) : found.OrderBy(key);
    }

    // MongoDB's text index: words without accents and in the singular.
    private static IEnumerable<string> Words(string text) =>
        Slug.Folded(text)
            .Split([' ', '-', '\'', ',', '.', '"', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Length > 2 ? word.TrimEnd('s') : word);

    private static bool Contains(string? text, string part) => text?.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
