using System;

namespace OrgAdmin.Emulation.UData;

/// <summary>A person in an organization.</summary>
internal sealed class MemberRecord(UserRecord user, string role, DateTimeOffset since)
{
    public UserRecord User { get; } = user;

    public string Role { get; set; } = role;

    public DateTimeOffset Since { get; } = since;
}
