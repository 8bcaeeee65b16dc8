using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>
/// The fields of a new or changed organization. Null means "not given": it is not sent, so nothing is
/// changed that was not named. An empty string empties a field.
/// </summary>
internal sealed class OrganizationInput
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The description (Equinix Metal; uData, in Markdown).</summary>
    public string? Description { get; init; }

    /// <summary>Where to write to it (Munch <c>contact_email</c>).</summary>
    public string? ContactEmail { get; init; }

    /// <summary>The organization above it (Munch).</summary>
    public string? ParentId { get; init; }

    /// <summary>Its own web site (Equinix Metal <c>website</c>, uData <c>url</c>).</summary>
    public string? Website { get; init; }

    /// <summary>Its Twitter account (Equinix Metal).</summary>
    public string? Twitter { get; init; }

    /// <summary>Its logo in Base64 (Equinix Metal; uData, where it is uploaded).</summary>
    public string? Logo { get; init; }

    /// <summary>Its postal address (Equinix Metal); null when none of its parts was given.</summary>
    public PostalAddress? Address { get; init; }

    /// <summary>Its acronym (uData).</summary>
    public string? Acronym { get; init; }

    /// <summary>Its SIRET (uData).</summary>
    public string? BusinessNumberId { get; init; }

    /// <summary>Free key and value pairs (uData).</summary>
    public IDictionary<string, object?>? Extras { get; init; }

    /// <summary>The name its messages are sent under: 4 to 30 lower-case letters, digits and dashes (Munch).</summary>
    public string? Nickname { get; init; }

    /// <summary>Whether its contact is told of message status changes (Munch).</summary>
    public bool? NotifyMessageStatus { get; init; }

    /// <summary>Whether its contact is told of new opt-outs (Munch).</summary>
    public bool? NotifyOptOuts { get; init; }

    /// <summary>The text shown by an opt-out page of its own (Munch).</summary>
    public string? ExternalOptOutMessage { get; init; }
}
