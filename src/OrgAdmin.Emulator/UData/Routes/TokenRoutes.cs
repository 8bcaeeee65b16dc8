using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>The asker's own API tokens (udata/core/user/api.py).</summary>
internal static class TokenRoutes
{
    private const int LongestName = 255;

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
        DateTimeOffset? expires = PythonTruth.IsFalse(body["expires_at"]) ? null : Future(body["expires_at"], request.Now);
        Check(body);
        var token = new TokenRecord(id, request.User, plaintext, request.Now)
        {
            Name = body["name"]?.GetValue<string>(),
            ExpiresAt = expires,
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

    // Nothing is no scope, and then a token is for everything; there is no other scope yet.
    private static void Check(JsonObject body)
    {
        var problems = new ModelProblems("ApiToken", null);
        if (body["name"] is { } name)
            problems.Add(
                "name",
                name is not JsonValue value || !value.TryGetValue(out string? text) ? "StringField only accepts string values"
                    : text.Length > LongestName ? "String value is too long"
                    : null
            );
        if (!PythonTruth.IsFalse(body["scopes"]))
            problems.Add(
                "scopes",
                body["scopes"] is JsonArray scopes ? Wrong(scopes) : "Only lists and tuples may be used in a list field"
            );
        problems.ThrowIfAny();
    }

    private static JsonObject? Wrong(JsonArray scopes)
    {
        var problems = new JsonObject();
        for (int i = 0; i < scopes.Count; i++)
        {
            if (!(scopes[i] is JsonValue scope && scope.TryGetValue(out string? text) && text == "admin"))
                problems[i.ToString(CultureInfo.InvariantCulture)] = "Value must be one of ['admin']";
        }
        return problems.Count > 0 ? problems : null;
    }

    private static DateTimeOffset Future(JsonNode? node, DateTimeOffset now)
    {
        if (
            node is not JsonValue value
            || !value.TryGetValue(out string? text)
            || !Pattern.IsMatch(text, @"^\d{4}-\d\d-\d\d")
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
        )
            throw Abort.With(400, "Invalid expires_at format");
        return time < now ? throw Abort.With(400, "expires_at must be in the future") : time;
    }
}
