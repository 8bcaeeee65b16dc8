using System;
using System.Collections.Generic;

namespace OrgAdmin.Emulation.UData;

/// <summary>A wish to join, or an invitation. uData keeps both in one list on the organization.</summary>
internal sealed class MembershipRecord(string id, string kind, DateTimeOffset created)
{
    public string Id { get; } = id;

    /// <summary><c>request</c> or <c>invitation</c>.</summary>
    public string Kind { get; } = kind;

    public DateTimeOffset Created { get; } = created;

    public UserRecord? User { get; set; }

    /// <summary>The address of somebody without an account, in lower case.</summary>
    public string? Email { get; set; }

    public string Status { get; set; } = "pending";

    public string Role { get; init; } = "editor";

    public string? Comment { get; set; }

    public string? RefusalComment { get; set; }

    public IReadOnlyList<ContentRecord> Assignments { get; init; } = [];

    public bool IsInvitation => Kind == "invitation";

    public bool IsPending => Status == "pending";
}
