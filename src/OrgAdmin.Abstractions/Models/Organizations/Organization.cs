using System;
using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>An organization at any provider. A field that its provider does not have, or did not send, is null.</summary>
public class Organization : OrgObject
{
    /// <summary>The id that the provider's routes take: a UUID (Gandi, Equinix Metal), a number (Munch), 24 hex digits (uData).</summary>
    public string Id { get; init; } = "";

    /// <summary>The same as <see cref="Id"/>, under the name that the next cmdlet of a pipeline binds.</summary>
    public string OrganizationId => Id;

    /// <summary>The name it goes by.</summary>
    public string Name { get; init; } = "";

    /// <summary>The permalink part of its address (uData).</summary>
    public string? Slug { get; init; }

    /// <summary>Its acronym (uData).</summary>
    public string? Acronym { get; init; }

    /// <summary>individual, company, association or publicbody (Gandi).</summary>
    public string? Type { get; init; }

    /// <summary>The company's, association's or public body's registered name (Gandi <c>orgname</c>).</summary>
    public string? LegalName { get; init; }

    /// <summary>First name of the person it stands for (Gandi).</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name of the person it stands for (Gandi).</summary>
    public string? LastName { get; init; }

    /// <summary>Where to write to it (Gandi <c>email</c>, Munch <c>contact_email</c>).</summary>
    public string? Email { get; init; }

    /// <summary>What it says of itself (Equinix Metal; uData, in Markdown).</summary>
    public string? Description { get; init; }

    /// <summary>Its own web site (Equinix Metal <c>website</c>, uData <c>url</c>).</summary>
    public string? Website { get; init; }

    /// <summary>Its Twitter account (Equinix Metal).</summary>
    public string? Twitter { get; init; }

    /// <summary>Its logo: the image's address (uData) or the image itself in Base64 (Equinix Metal).</summary>
    public string? Logo { get; init; }

    /// <summary>Whether it may have customers (Gandi).</summary>
    public bool? Reseller { get; init; }

    /// <summary>Whether it has corporate status (Gandi).</summary>
    public bool? Corporate { get; init; }

    /// <summary>Its SIREN, the French business number (Gandi).</summary>
    public string? Siren { get; init; }

    /// <summary>Its VAT number (Gandi).</summary>
    public string? VatNumber { get; init; }

    /// <summary>Its SIRET, the French establishment number (uData).</summary>
    public string? BusinessNumberId { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was deleted; null while it lives (uData keeps deleted organizations for a while).</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The id of the organization above it (Munch).</summary>
    public string? ParentId { get; init; }

    /// <summary>The page that people see (uData <c>page</c>).</summary>
    public string? Page { get; init; }

    /// <summary>Its own address in the API (uData <c>uri</c>, Munch <c>url</c>, Equinix Metal <c>href</c>).</summary>
    public string? Href { get; init; }

    /// <summary>The postal address (Equinix Metal, when it was asked for with <c>-Include address</c>).</summary>
    public PostalAddress? Address { get; init; }

    /// <summary>The address that invoices go to (Equinix Metal).</summary>
    public PostalAddress? BillingAddress { get; init; }

    /// <summary>The people in it, where the organization itself carries them (uData).</summary>
    public IReadOnlyList<OrganizationMember>? Members { get; init; }

    /// <summary>How many people are in it, where the provider says so.</summary>
    public long? MemberCount { get; init; }

    /// <summary>The kinds of badges it wears (uData).</summary>
    public IReadOnlyList<string>? Badges { get; init; }

    /// <summary>The ids of its projects (Equinix Metal).</summary>
    public IReadOnlyList<string>? Projects { get; init; }

    /// <summary>What the caller may do with it: edit, delete, members, harvest, private (uData).</summary>
    public IDictionary<string, object?>? Permissions { get; init; }

    /// <summary>Counters kept by the server: datasets, reuses, followers, views and more (uData).</summary>
    public IDictionary<string, object?>? Metrics { get; init; }

    /// <summary>Free key and value pairs that its administrators keep (uData <c>extras</c>, Equinix Metal <c>customdata</c>).</summary>
    public IDictionary<string, object?>? Extras { get; init; }

    /// <summary>The name its messages are sent under (Munch).</summary>
    public string? Nickname { get; init; }

    /// <summary>Whether its contact is told of message status changes (Munch).</summary>
    public bool? NotifyMessageStatus { get; init; }

    /// <summary>Whether its contact is told of new opt-outs (Munch).</summary>
    public bool? NotifyOptOuts { get; init; }

    /// <summary>The text shown by an opt-out page of its own (Munch).</summary>
    public string? ExternalOptOutMessage { get; init; }

    /// <summary>Whether its messages may carry files (Munch).</summary>
    public bool? CanAttachFiles { get; init; }

    /// <summary>Whether it may run an opt-out page of its own (Munch).</summary>
    public bool? CanExternalOptOut { get; init; }

    internal override string? Identity => Id;

    /// <summary>The name, as in "under alice".</summary>
    public override string ToString() => Name;
}
