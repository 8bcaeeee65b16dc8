using System;

namespace OrgAdmin.Sessions;

/// <summary>
/// The emulated world of this process. Objects of another process's world belong there, although the addresses are the same.
/// </summary>
internal static class EmulatedWorld
{
    /// <summary>Its id.</summary>
    public static string Id { get; } = Guid.NewGuid().ToString("N").Substring(0, 8);
}
