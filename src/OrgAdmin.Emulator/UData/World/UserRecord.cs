using System;

namespace OrgAdmin.Emulation.UData;

/// <summary>A person.</summary>
internal sealed record UserRecord(string Id, string Slug, string FirstName, string LastName, string Email)
{
    public bool IsSysadmin { get; init; }

    public bool IsActive { get; init; } = true;

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset? LastLogin { get; init; }
}
