using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>Who asks.</summary>
internal static class UserRoutes
{
    public static void Map(GandiApi api) =>
        api.Map("GET /organization/user-info", request => ApiAnswer.Json(200, request.User.Info.DeepClone()));
}
