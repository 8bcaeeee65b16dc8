using System;
using System.Collections.Generic;

namespace OrgAdmin.Emulation.UData;

/// <summary>An API token, whose it is, and why it no longer works, if it does not.</summary>
internal sealed class TokenRecord(string id, UserRecord user, string plaintext, DateTimeOffset created)
{
    // udata/core/api_token/models.py: the prefix "udata_" and eight more characters.
    private const int ShownLength = 14;

    private const int MostUserAgents = 20;

    public string Id { get; } = id;

    public UserRecord User { get; } = user;

    public string Prefix { get; } = plaintext.Length > ShownLength ? plaintext.Substring(0, ShownLength) : plaintext;

    public string? Name { get; init; }

    public IReadOnlyList<string> Scopes { get; } = ["admin"];

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsed { get; private set; }

    public DateTimeOffset? Revoked { get; set; }

    public List<string> UserAgents { get; } = [];

    /// <summary>Why it was made not to work; null if it does.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why it does not work at a time; null if it does.</summary>
    public string? RefusalAt(DateTimeOffset now) =>
        Refusal
        ?? (
            Revoked is not null ? "Revoked API token"
            : ExpiresAt < now ? "Expired API token"
            : null
        );

    public void Use(DateTimeOffset now, string? userAgent)
    {
        LastUsed = now;
        if (userAgent is { Length: > 0 } && UserAgents.Count < MostUserAgents && !UserAgents.Contains(userAgent))
            UserAgents.Add(userAgent);
    }
}
