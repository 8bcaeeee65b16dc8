using System;

namespace OrgAdmin;

/// <summary>A request that the emulator received.</summary>
public sealed class EmulatorRequest
{
    /// <summary>When it came.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The provider whose API it was for, by its name: a text in JSON and CSV as well; null if its path belongs to none.</summary>
    public string? Provider => Service?.ToString();

    /// <summary>The provider whose API it was for.</summary>
    internal OrgProvider? Service { get; init; }

    /// <summary>The method.</summary>
    public string Method { get; init; } = "";

    /// <summary>The path.</summary>
    public string Path { get; init; } = "";

    /// <summary>The query, without the question mark.</summary>
    public string Query { get; init; } = "";

    /// <summary>The body; null if there was none.</summary>
    public string? Body { get; init; }

    /// <summary>The user that its credential belongs to; null for a stranger.</summary>
    public string? User { get; init; }

    /// <summary>The status it was answered with.</summary>
    public int StatusCode { get; init; }

    /// <summary>The <c>Retry-After</c> header that a fault sent along; null if none did.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>How long a fault made it wait, in milliseconds.</summary>
    public int DelayMilliseconds { get; init; }
}
