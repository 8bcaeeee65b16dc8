using System;

namespace OrgAdmin;

/// <summary>How ids, names and roles are compared: a server may write them in another case.</summary>
internal static class IgnoringCase
{
    /// <summary>True if both are the same text. What is not there is the same as nothing.</summary>
    public static bool Same(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
