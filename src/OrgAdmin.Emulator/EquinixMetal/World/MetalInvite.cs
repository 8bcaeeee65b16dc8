using System;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>An invitation that waits for its answer.</summary>
internal sealed record MetalInvite(
    string Id,
    string Invitee,
    string[] Roles,
    string? Message,
    MetalPerson InvitedBy,
    DateTimeOffset CreatedAt
)
{
    public bool IsFor(MetalPerson person) => person.Has(Invitee);

    public bool IsTo(string address) => string.Equals(Invitee, address, StringComparison.OrdinalIgnoreCase);
}
