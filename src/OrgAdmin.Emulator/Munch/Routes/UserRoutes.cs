using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>The caller's own account, and the people whom an administrator sees.</summary>
internal static class UserRoutes
{
    public static void Map(MunchApi api)
    {
        api.Map("GET /me/", Me);
        api.Map("GET /users/", List);
        api.Map("GET /users/{id}/", Read);
    }

    private static ApiAnswer List(MunchRequest request)
    {
        IEnumerable<MunchUserRecord> seen = request.World.Users.Where(user => MaySee(request.Asker, user));
        if (request.Call.Query("identifier") is { Length: > 0 } identifier)
            seen = seen.Where(user => user.Identifier == identifier);
        bool descending = request.Call.Query("ordering") == "-identifier";
        seen = descending
            ? seen.OrderByDescending(user => user.Identifier, StringComparer.Ordinal)
            : seen.OrderBy(user => user.Identifier, StringComparer.Ordinal);
        return Paging.Page(request, [.. seen], user => UserJson.Whole(request, user));
    }

    private static ApiAnswer Read(MunchRequest request)
    {
        MunchUserRecord user =
            request.World.Users.Find(candidate => candidate.Id.ToString(CultureInfo.InvariantCulture) == request.Call["id"])
            ?? throw request.Errors.NotFound();
        return MaySee(request.Asker, user)
            ? ApiAnswer.Json(200, UserJson.Whole(request, user))
            : throw (request.Asker is null ? request.Errors.Unauthorized() : request.Errors.Forbidden());
    }

    // A stranger with HEAD is refused by the view itself, in its own way.
    private static ApiAnswer Me(MunchRequest request) =>
        request.Asker is { } user ? ApiAnswer.Json(200, UserJson.Me(request, user)) : ApiAnswer.Json(403, new JsonObject());

    private static bool MaySee(MunchUserRecord? asker, MunchUserRecord user) =>
        asker is { Groups.Length: > 0 } && (user == asker || (asker.IsAdministrator && user.Organization == asker.Organization));
}
