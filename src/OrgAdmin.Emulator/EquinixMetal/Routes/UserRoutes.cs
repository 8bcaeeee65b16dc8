using System.Linq;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>The account of the user, and its addresses.</summary>
internal static class UserRoutes
{
    public static void Map(EquinixMetalApi api)
    {
        api.Map("GET /user", request => ApiAnswer.Json(200, UserJson.Whole(request, request.User)));
        api.Map("GET /emails/{id}", Email);
    }

    private static ApiAnswer Email(MetalRequest request) =>
        request.User.Emails.FirstOrDefault(address => MetalId.Of("email " + address) == request.Call["id"]) is { } own
            ? ApiAnswer.Json(200, UserJson.Email(request.User, own))
            : throw MetalErrors.NotFound();
}
