using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>Whom to invite, and as what.</summary>
public sealed class MemberInvitation
{
    /// <summary>The address to invite; null when a user is named.</summary>
    public string? Email { get; init; }

    /// <summary>The registered user to invite; null when an address is named.</summary>
    public string? UserId { get; init; }

    /// <summary>The role that acceptance gives; null leaves it to the provider.</summary>
    public string? Role { get; init; }

    /// <summary>A message to the person.</summary>
    public string? Message { get; init; }

    /// <summary>Objects that acceptance assigns (uData, partial editors only).</summary>
    public IReadOnlyList<AssignmentReference>? Assignments { get; init; }

    /// <summary>The address or the user.</summary>
    public override string ToString() => Email ?? UserId ?? "";
}
