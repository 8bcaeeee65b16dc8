using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>People: one of them, and those whose name has a part: how an administrator finds the id of somebody to invite.</summary>
internal static class UserRoutes
{
    private const int StandardSize = 10;
    private const int LargestSize = 20;

    public static void Map(UDataApi api)
    {
        api.Map("GET /users/suggest/", Suggest);
        api.Map("GET /users/{user}/", Read);
    }

    private static ApiAnswer Read(UDataRequest request)
    {
        if (request.Asker?.IsSysadmin != true && !request.Subject.IsActive)
            throw Abort.With(410, "User is not active");
        return request.Answer(200, UserJson.Public(request, request.Subject));
    }

    private static ApiAnswer Suggest(UDataRequest request)
    {
        string text = Slug.Of(request.Required("q", "The string to autocomplete/suggest"));
        int size = Size(request.Call.Query("size"));
        return request.Answer(
            200,
            new JsonArray([
                .. request
                    .World.Users.Where(user => user.Slug.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0)
                    .OrderByDescending(user => user.Since)
                    .Take(size)
                    .Select(user => UserJson.Suggestion(request, user)),
            ])
        );
    }

    private static int Size(string? text)
    {
        if (text is null)
            return StandardSize;
        return
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int size) && size is >= 1 and <= LargestSize
            ? size
            : throw Abort.Argument(
                "size",
                "The amount of suggestion to fetch (between 1 and 20) The size must be an integer between 1 and 20."
            );
    }
}
