using System;
using System.Collections.Generic;

namespace OrgAdmin.Core.Providers.Munch;

/// <summary>Makes the models of what the API sends.</summary>
internal sealed class MunchModels(string connection)
{
    public Organization ToModel(MunchOrganizationObject wire) =>
        new MunchOrganization
        {
            Service = OrgProvider.Munch,
            Connection = connection,
            Id = IdOf(wire.Url) ?? "",
            Name = wire.Name ?? "",
            Email = wire.ContactEmail,
            ParentId = IdOf(wire.Parent),
            Href = wire.Url,
            Nickname = wire.Settings?.Nickname,
            NotifyMessageStatus = wire.Settings?.NotifyMessageStatus,
            NotifyOptOuts = wire.Settings?.NotifyOptouts,
            ExternalOptOutMessage = wire.Settings?.ExternalOptoutMessage,
            CanAttachFiles = wire.CanAttachFiles,
            CanExternalOptOut = wire.CanExternalOptout,
            AdditionalProperties = WithSettings(wire.Rest, wire.Settings?.Rest)!,
        };

    private static Dictionary<string, object?>? WithSettings(Dictionary<string, object?>? rest, Dictionary<string, object?>? settings)
    {
        if (settings is null)
            return rest;
        rest ??= [];
        rest["settings"] = settings;
        return rest;
    }

    public OrganizationOptOut ToModel(MunchOptOut wire, string organizationId) =>
        new()
        {
            Service = OrgProvider.Munch,
            Connection = connection,
            OrganizationId = organizationId,
            Identifier = wire.Identifier ?? "",
            Address = wire.Address ?? "",
            Origin = wire.Origin,
            CreatedAt = wire.CreationDate,
            AdditionalProperties = wire.Rest!,
        };

    // "me/" has no address of its own, but links to /users/2/regen_secret/.
    private static string? UserId(MunchUser wire) =>
        wire.Rest?.TryGetValue("_links", out object? links) == true
        && links is IDictionary<string, object?> all
        && all.TryGetValue("regen_secret", out object? regenSecret)
        && regenSecret is IDictionary<string, object?> link
        && link.TryGetValue("href", out object? href)
            ? IdOf(href as string, fromEnd: 2)
            : null;

    public OrgUserInfo ToModel(MunchUser wire) =>
        new()
        {
            Service = OrgProvider.Munch,
            Connection = connection,
            Id = UserId(wire) ?? "",
            UserName = wire.Identifier ?? "",
            Name = $"{wire.FirstName} {wire.LastName}".Trim() is { Length: > 0 } name ? name : wire.Identifier ?? "",
            FirstName = wire.FirstName,
            LastName = wire.LastName,
            Email = wire.Identifier,
            Roles = wire.Groups,
            Organizations = IdOf(wire.Organization) is { } organization ? [organization] : [],
            AdditionalProperties = wire.Rest!,
        };

    /// <summary>
    /// The id in an address such as <c>/organizations/1/</c>, with or without its host; further from its end in
    /// <c>/users/2/regen_secret/</c>.
    /// </summary>
    public static string? IdOf(string? url, int fromEnd = 1)
    {
        string[] segments = (url ?? "").TrimEnd('/').Split('/');
        string id = segments.Length > fromEnd ? Uri.UnescapeDataString(segments[segments.Length - fromEnd]) : "";
        return id.Length == 0 ? null : id;
    }
}
