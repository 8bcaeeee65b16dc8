namespace OrgAdmin;

/// <summary>Makes chosen requests fail.</summary>
public sealed class EmulatorFault
{
    /// <summary>Which paths, with <c>*</c> as wildcard; null means all.</summary>
    public string? Path { get; init; }

    /// <summary>Which method; null means all.</summary>
    public string? Method { get; init; }

    /// <summary>The status to answer; 0 only delays.</summary>
    public int Status { get; init; }

    /// <summary>The value of the <c>Retry-After</c> header; null sends none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>How many requests it hits; null hits all until the emulator is reset.</summary>
    public int? Times { get; init; }

    /// <summary>How long to wait before answering, in milliseconds.</summary>
    public int DelayMilliseconds { get; init; }
}
