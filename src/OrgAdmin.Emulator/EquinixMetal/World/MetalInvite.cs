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
    /// <summary>The ids of the projects that the invited person is to see.</summary>
    public string[] Projects { get; init; } = [];

    public bool IsFor(MetalPerson person) => person.Has(Invitee);

    public bool IsTo(string address) => string.Equals(Invitee, address, StringComparison.OrdinalIgnoreCase);
}
