using System;
using System.Collections.Generic;
using System.Security;

namespace OrgAdmin;

/// <summary>A token or key of the caller's own account.</summary>
public sealed class OrgToken : OrgObject
{
    /// <summary>The token's id; empty where the API tells of no other than the one in use (Gandi).</summary>
    public string Id { get; init; } = "";

    /// <summary>What its owner calls it.</summary>
    public string? Name { get; init; }

    /// <summary>Its first characters, by which it is recognized (uData).</summary>
    public string? Prefix { get; init; }

    /// <summary>Whether this connection uses it.</summary>
    public bool IsInUse { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was used last.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>When it ends; null if it does not, or if that is not told.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What it may be used for.</summary>
    public IReadOnlyList<string>? Scopes
    {
        get;
        init => field = ReadableList<string>.Of(value);
    }

    /// <summary>The programs that have used it.</summary>
    public IReadOnlyList<string>? UserAgents
    {
        get;
        init => field = ReadableList<string>.Of(value);
    }

    /// <summary>The token itself, once, where it was made and put into no vault; null otherwise.</summary>
    public SecureString? Secret { get; internal set; }

    internal override string? Identity => Id.Length > 0 ? Id : null;

    /// <summary>The name, or the first characters.</summary>
    public override string ToString() => DisplayText.Of(Name ?? Prefix ?? Id);
}
