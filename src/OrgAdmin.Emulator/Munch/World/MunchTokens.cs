using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.Munch;

/// <summary>
/// JSON web tokens with the claims and lives of munch-core's (djangorestframework-jwt 1.8: five minutes, refreshed for a week).
/// </summary>
internal sealed class MunchTokens
{
    private static readonly TimeSpan RefreshedFor = TimeSpan.FromDays(7);

    private readonly Dictionary<string, Issued> _issued = [];

    /// <summary>How long a token is good.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromMinutes(5);

    public string Issue(string identifier, DateTimeOffset? firstIssued = null)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        foreach (string old in _issued.Where(entry => entry.Value.FirstIssued + RefreshedFor < now).Select(entry => entry.Key).ToList())
            _issued.Remove(old);
        var issued = new Issued(identifier, now + Life, firstIssued ?? now);
        var claims = new JsonObject
        {
            ["username"] = identifier,
            ["exp"] = issued.Expires.ToUnixTimeSeconds(),
            ["orig_iat"] = issued.FirstIssued.ToUnixTimeSeconds(),
        };
        string token = $"{Part("""{"typ":"JWT","alg":"HS256"}""")}.{Part(claims.ToJsonString())}.{Part(Guid.NewGuid().ToString())}";
        _issued[token] = issued;
        return token;
    }

    /// <summary>Whose token it is; or why it is refused.</summary>
    public (string? Identifier, string? Problem) Check(string token) =>
        !_issued.TryGetValue(token, out Issued? issued) ? (null, "Error decoding signature.")
        : issued.Expires <= DateTimeOffset.UtcNow ? (null, "Signature has expired.")
        : (issued.Identifier, null);

    /// <summary>A new token for one that is still good; or why not.</summary>
    public (string? Token, string? Problem) Refresh(string token)
    {
        if (Check(token).Problem is { } problem)
            return (null, problem);
        Issued issued = _issued[token];
        return issued.FirstIssued + RefreshedFor <= DateTimeOffset.UtcNow
            ? (null, "Refresh has expired.")
            : (Issue(issued.Identifier, issued.FirstIssued), null);
    }

    private static string Part(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private sealed record Issued(string Identifier, DateTimeOffset Expires, DateTimeOffset FirstIssued);
}
