using System;
using System.Collections.Generic;

namespace OrgAdmin.Core.State.Files;

/// <summary>How far a file rules each part: exactly, at least, or not at all.</summary>
internal sealed class StateManage
{
    public const string Exact = "exact";
    public const string AtLeast = "atLeast";
    public const string Ignore = "ignore";

    /// <summary>The parts, in the order of a file.</summary>
    public static IReadOnlyList<string> Parts { get; } =
    ["organization", "members", "invitations", "badges", "assignments", "children", "customers", "contacts"];

    public static IReadOnlyList<string> Words { get; } = [Exact, AtLeast, Ignore];

    private readonly Dictionary<string, string> _ways = new(StringComparer.Ordinal);

    /// <summary>The way of a part. A file that says nothing only adds.</summary>
    public string this[string part]
    {
        get => _ways.TryGetValue(part, out string? way) ? way : AtLeast;
        set => _ways[part] = value;
    }

    /// <summary>What a file says.</summary>
    public IReadOnlyDictionary<string, string> Written => _ways;
}
