using System;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>A person in an organization.</summary>
internal sealed record MetalMembership(string Id, MetalPerson Person, string[] Roles, DateTimeOffset CreatedAt)
{
    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;
}
