using System;
using System.Text;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>Finds the user behind a credential: a secret behind Basic, or a token behind JWT.</summary>
internal static class Authentication
{
    /// <summary>Who asks; null for somebody who says nothing of it. A credential that is wrong is refused whatever is asked.</summary>
    public static MunchUserRecord? UserOf(ApiCall call, MunchWorld world, MunchTokens tokens, MunchErrors errors)
    {
        string[] parts = (call.Header("Authorization") ?? "").Split([' '], 2);
        (MunchUserRecord? user, string? problem) = (parts.Length, parts[0].ToLowerInvariant()) switch
        {
            (2, "basic") => BySecret(parts[1], world),
            (2, "jwt") => ByToken(parts[1], world, tokens),
            _ => (null, null),
        };
        if (problem is not null)
            throw errors.Unauthorized(problem);
        call.User = user?.Name;
        return user;
    }

    private static (MunchUserRecord? User, string? Problem) ByToken(string token, MunchWorld world, MunchTokens tokens)
    {
        (string? identifier, string? problem) = tokens.Check(token);
        MunchUserRecord? user = world.Users.Find(candidate => candidate.Identifier == identifier && candidate.IsActive);
        return (user, user is null ? problem ?? "Invalid signature." : null);
    }

    private static (MunchUserRecord? User, string? Problem) BySecret(string credentials, MunchWorld world)
    {
        string[] parts;
        try
        {
            parts = Encoding.UTF8.GetString(Convert.FromBase64String(credentials)).Split([':'], 2);
        }
        catch (FormatException)
        {
            return (null, "Invalid basic header. Credentials not correctly base64 encoded.");
        }
        if (parts.Length != 2 || parts[0] != "api")
            return (null, "Invalid username");
        MunchUserRecord? user = world.Users.Find(candidate => candidate.Secret == parts[1] && candidate.IsActive);
        return (user, user is null ? "Invalid API key" : null);
    }
}
