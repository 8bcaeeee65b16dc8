using System;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>
/// Tokens for a secret, and new ones for those that are about to end. They stand beside the API, and nobody is known there yet.
/// </summary>
internal static class TokenRoutes
{
    private const string LogInPath = "/api-token-auth";
    private const string RefreshPath = "/api-token-refresh";

    public static bool Owns(string path) =>
        path.StartsWith(LogInPath, StringComparison.Ordinal) || path.StartsWith(RefreshPath, StringComparison.Ordinal);

    public static ApiAnswer Answer(ApiCall call, MunchWorld world, MunchTokens tokens, MunchErrors errors)
    {
        if (call.Method != "POST")
            throw errors.Detail(405, "Method \"{0}\" not allowed.", call.Method);
        var fields = new MunchFields(JsonBody.Read(call, errors), errors.IsFrench);
        string token = call.Path.StartsWith(LogInPath, StringComparison.Ordinal)
            ? LogIn(call, world, tokens, fields, errors)
            : Refresh(tokens, fields, errors);
        return ApiAnswer.Json(200, new JsonObject { ["token"] = token });
    }

    private static string LogIn(ApiCall call, MunchWorld world, MunchTokens tokens, MunchFields fields, MunchErrors errors)
    {
        string? identifier = fields.Text("identifier", required: false);
        string? password = fields.Text("password", required: false);
        if (fields.Problems is { } problems)
            throw MunchErrors.Fields(problems);
        if (identifier is null || password is null)
            throw errors.NonField("Must include \"{0}\" and \"password\".", "identifier");
        MunchUserRecord? user = world.Users.Find(candidate =>
            candidate.Secret == password && (identifier == "api" || candidate.Identifier == identifier)
        );
        // The view authenticates nobody itself, so that the framework has no WWW-Authenticate to send and makes its 401 a 403.
        if (user is null || (identifier != "api" && !user.IsActive))
            throw errors.Detail(403, identifier == "api" ? "Invalid API key" : "Unable to login with provided credentials.");
        if (!user.IsActive)
            throw errors.Detail(403, "User account is disabled");
        call.User = user.Name;
        return tokens.Issue(user.Identifier);
    }

    private static string Refresh(MunchTokens tokens, MunchFields fields, MunchErrors errors)
    {
        string? token = fields.Text("token");
        if (fields.Problems is { } problems)
            throw MunchErrors.Fields(problems);
        (string? fresh, string? problem) = tokens.Refresh(token!);
        return fresh ?? throw errors.NonField(problem!);
    }
}
