using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>Organizations: the list, and one of it.</summary>
internal static class OrganizationRoutes
{
    public static void Map(GandiApi api)
    {
        api.Map("GET /organization/organizations", List);
        api.Map("GET /organization/organizations/{id}", Read);
    }

    private static ApiAnswer List(GandiRequest request)
    {
        var query = new ListQuery(request.Call);
        string? type = query.Choice("type", CustomerInput.Types);
        string sort = query.SortField;
        IReadOnlyList<GandiOrganizationRecord> list = request.World.Lists.Get(
            () => query.Sorted(Found(request, type), sort),
            request.User.Name,
            sort,
            type,
            request.Call.Query("~name"),
            request.Call.Query("name"),
            request.Call.Query("permission")
        );
        return query.Answer(list, OrganizationJson.Whole);
    }

    private static IEnumerable<GandiOrganizationRecord> Found(GandiRequest request, string? type)
    {
        IEnumerable<GandiOrganizationRecord> found = request.World.Organizations.Where(request.User.Sees);
        if (request.Call.Query("~name") is { } pattern)
            found = found.Where(organization => Wildcard.Matches(organization.Name, pattern));
        if (request.Call.Query("name") is { } name)
            found = found.Where(organization => organization.Name == name);
        if (type is not null)
            found = found.Where(organization => organization.Type == type);
        if (request.Call.Query("permission") is { } permission)
            found = found.Where(organization => request.User.Has(permission, organization));
        return found;
    }

    private static ApiAnswer Read(GandiRequest request) => ApiAnswer.Json(200, OrganizationJson.Whole(request.Organization));
}
