using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>The asker's own API tokens (udata/core/user/api.py).</summary>
internal static class TokenRoutes
{
    public static void Map(UDataApi api)
    {
        api.Map("GET /me/api_tokens/", List);
        api.Map("POST /me/api_tokens/", Create);
        api.Map("DELETE /me/api_tokens/{id}/", Revoke);
    }

    private static ApiAnswer List(UDataRequest request)
    {
        request.Secure();
        return request.Answer(200, new JsonArray([.. request.World.TokensOf(request.User).Select(token => Shown(token, null))]));
    }

    private static ApiAnswer Create(UDataRequest request)
    {
        request.Secure();
        JsonObject body = request.BodyOrNothing();
        string id = request.World.NewTokenId();
        // As long as uData's own, which are 64 characters of Base64, and the same in every run.
        string plaintext = "udata_" + id.Substring(16) + string.Concat(Enumerable.Repeat(id, 3)).Substring(0, 56);
        var token = new TokenRecord(id, request.User, plaintext, request.Now)
        {
            Name = Text(body["name"]),
            ExpiresAt = Future(body["expires_at"], request.Now),
            Scopes = Scopes(body["scopes"]),
        };
        request.World.AddToken(token, plaintext);
        return request.Answer(201, Shown(token, plaintext));
    }

    private static ApiAnswer Revoke(UDataRequest request)
    {
        string id = request.Call["id"];
        TokenRecord token =
            request.World.TokenById(id) ?? throw Abort.NotFound(request.Call, "/api/1/me/api_tokens/<api_token:api_token>/");
        request.Secure();
        if (token.User != request.User)
            throw Abort.With(404, "Token not found");
        if (token.Revoked is not null)
            throw Abort.With(410, "Token already revoked");
        token.Revoked = request.Now;
        return ApiAnswer.Empty(204);
    }

    private static JsonObject Shown(TokenRecord token, string? plaintext)
    {
        var shown = new JsonObject
        {
            ["id"] = token.Id,
            ["token_prefix"] = token.Prefix,
            ["name"] = token.Name,
            ["scopes"] = new JsonArray([.. token.Scopes.Select(scope => (JsonNode?)scope)]),
            ["kind"] = "api_key",
            ["created_at"] = Dates.Text(token.Created),
            ["last_used_at"] = Dates.Text(token.LastUsed),
            ["user_agents"] = new JsonArray([.. token.UserAgents.Select(agent => (JsonNode?)agent)]),
            ["revoked_at"] = Dates.Text(token.Revoked),
            ["expires_at"] = Dates.Text(token.ExpiresAt),
        };
        if (plaintext is not null)
            shown["token"] = plaintext;
        return shown;
    }

    private static string? Text(JsonNode? node) =>
        node is null ? null
        : node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>()
        : throw Abort.Crash();

    private static string[] Scopes(JsonNode? node)
    {
        if (node is not JsonArray { Count: > 0 } list)
            return ["admin"];
        return list.All(scope => scope?.GetValueKind() == JsonValueKind.String && scope.GetValue<string>() == "admin")
            ? ["admin"]
            : throw Abort.Field("scopes", "Value must be one of ['admin']");
    }

    private static DateTimeOffset? Future(JsonNode? node, DateTimeOffset now)
    {
        if (node is null || (node.GetValueKind() == JsonValueKind.String && node.GetValue<string>().Length == 0))
            return null;
        if (
            node.GetValueKind() != JsonValueKind.String
            || !DateTimeOffset.TryParse(
                node.GetValue<string>(),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset time
            )
        )
            throw Abort.With(400, "Invalid expires_at format");
        return time < now ? throw Abort.With(400, "expires_at must be in the future") : time;
    }
}
