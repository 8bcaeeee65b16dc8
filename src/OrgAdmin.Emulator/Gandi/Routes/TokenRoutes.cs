using System;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>
/// Renewal of personal access tokens, and what the identity service says of them. Neither is in Gandi's document; two independent
/// tools renew, and tell the conditions.
/// </summary>
internal static class TokenRoutes
{
    /// <summary>The path of the identity service's route. Here it is on the same host.</summary>
    public const string InfoPath = "/tokeninfo";

    private static readonly TimeSpan Earliest = TimeSpan.FromDays(30);

    public static void Map(GandiApi api) => api.Map("POST /organization/access-tokens", Renew);

    public static ApiAnswer Info(GandiRequest request) =>
        request.IsToken
            ? ApiAnswer.Json(
                200,
                new JsonObject { ["expires_in"] = (long)(request.World.EndOf(request.Secret) - DateTimeOffset.UtcNow).TotalSeconds }
            )
            : throw GandiErrors.Unauthorized();

    private static ApiAnswer Renew(GandiRequest request)
    {
        // What a key is answered is not documented; access denied is likeliest.
        if (!request.IsToken)
            throw GandiErrors.Forbidden();
        if (request.Call.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            throw GandiErrors.UnsupportedMediaType();
        if (request.Call.Json() is not JsonObject { Count: 0 })
            throw GandiErrors.Body([("body", "The body must be an empty JSON object.")]);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        if (request.World.EndOf(request.Secret) - now > Earliest)
            throw GandiErrors.Body([("token", "The token cannot be renewed yet: more than 30 days are left.")]);
        return ApiAnswer.Json(201, new JsonObject { ["access_token"] = request.World.Renew(request.Secret, now) });
    }
}
