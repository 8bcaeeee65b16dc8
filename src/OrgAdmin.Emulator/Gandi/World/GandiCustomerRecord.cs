using System;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>A customer of a reseller.</summary>
internal sealed class GandiCustomerRecord(string id, string name, GandiOrganizationRecord reseller) : IGandiRecord
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public GandiOrganizationRecord Reseller { get; } = reseller;

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string Email { get; init; }

    public required string Type { get; init; }

    public string? LegalName { get; init; }

    /// <summary>When it begins to be listed: an order takes a moment.</summary>
    public DateTimeOffset ListedFrom { get; init; } = DateTimeOffset.MinValue;
}
