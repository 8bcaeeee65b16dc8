using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>The caller's own account, and the people whom an administrator sees.</summary>
internal static class UserRoutes
{
    public static void Map(MunchApi api)
    {
        api.Map("GET /me/", request => ApiAnswer.Json(200, UserJson.Me(request, request.User)));
        api.Map("GET /users/", List);
        api.Map("GET /users/{id}/", Read);
    }

    private static ApiAnswer List(MunchRequest request)
    {
        IEnumerable<MunchUserRecord> seen = request.World.Users.Where(user => MaySee(request.User, user));
        if (request.Call.Query("identifier") is { Length: > 0 } identifier)
            seen = seen.Where(user => user.Identifier == identifier);
        return Paging.Page(request, [.. seen], user => UserJson.Whole(request, user));
    }

    private static ApiAnswer Read(MunchRequest request)
    {
        MunchUserRecord user =
            request.World.Users.Find(candidate => candidate.Id.ToString(CultureInfo.InvariantCulture) == request.Call["id"])
            ?? throw request.Errors.NotFound();
        return MaySee(request.User, user) ? ApiAnswer.Json(200, UserJson.Whole(request, user)) : throw request.Errors.Forbidden();
    }

    private static bool MaySee(MunchUserRecord asker, MunchUserRecord user) =>
        user == asker || (asker.IsAdministrator && user.Organization == asker.Organization);
}
