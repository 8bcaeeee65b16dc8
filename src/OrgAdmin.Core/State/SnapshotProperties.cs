using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OrgAdmin.Core.State;

/// <summary>
/// What a snapshot keeps of an organization, a member, an invitation, in this order, under the names of their properties.
/// Values are plain; sets and dictionaries are sorted, so that the same state is always the same text.
/// </summary>
internal static class SnapshotProperties
{
    public static IReadOnlyDictionary<string, object?> Of(Organization organization) =>
        Present(
            ("Id", organization.Id),
            ("Name", organization.Name),
            ("Slug", organization.Slug),
            ("Acronym", organization.Acronym),
            ("Type", organization.Type),
            ("LegalName", organization.LegalName),
            ("FirstName", organization.FirstName),
            ("LastName", organization.LastName),
            ("Email", organization.Email),
            ("Description", organization.Description),
            ("Website", organization.Website),
            ("Twitter", organization.Twitter),
            ("Logo", organization.Logo),
            ("Reseller", organization.Reseller),
            ("Corporate", organization.Corporate),
            ("Siren", organization.Siren),
            ("VatNumber", organization.VatNumber),
            ("BusinessNumberId", organization.BusinessNumberId),
            ("ParentId", organization.ParentId),
            ("CreatedAt", organization.CreatedAt),
            ("UpdatedAt", organization.UpdatedAt),
            ("DeletedAt", organization.DeletedAt),
            ("Page", organization.Page),
            ("Href", organization.Href),
            ("Address", organization.Address),
            ("BillingAddress", organization.BillingAddress),
            ("Nickname", organization.Nickname),
            ("NotifyMessageStatus", organization.NotifyMessageStatus),
            ("NotifyOptOuts", organization.NotifyOptOuts),
            ("ExternalOptOutMessage", organization.ExternalOptOutMessage),
            ("CanAttachFiles", organization.CanAttachFiles),
            ("CanExternalOptOut", organization.CanExternalOptOut),
            ("MemberCount", organization.MemberCount),
            ("Badges", Sorted(organization.Badges)),
            ("Projects", Sorted(organization.Projects)),
            ("Permissions", organization.Permissions),
            ("Metrics", organization.Metrics),
            ("Extras", organization.Extras),
            ("AdditionalProperties", organization.AdditionalProperties.Count == 0 ? null : organization.AdditionalProperties)
        );

    public static IReadOnlyDictionary<string, object?> Of(OrganizationMember member) =>
        Present(
            ("UserId", member.UserId),
            ("MembershipId", member.MembershipId),
            ("Name", member.Name),
            ("Slug", member.Slug),
            ("Email", member.Email),
            ("Role", member.Role),
            ("Roles", Sorted(member.Roles)),
            ("Since", member.Since),
            ("LastLoginAt", member.LastLoginAt),
            ("Page", member.Page)
        );

    public static IReadOnlyDictionary<string, object?> Of(MembershipRequest request) =>
        Present(
            ("Id", request.Id),
            ("Kind", request.Kind),
            ("UserId", request.UserId),
            ("Name", request.Name),
            ("Email", request.Email),
            ("Role", request.Role),
            ("Comment", request.Comment),
            ("CreatedAt", request.CreatedAt),
            ("Assignments", Sorted(request.Assignments?.Select(assignment => assignment.ToString())))
        );

    private static IReadOnlyDictionary<string, object?> Present(params (string Name, object? Value)[] properties) =>
        properties.Where(property => property.Value is not null).ToDictionary(property => property.Name, property => Plain(property.Value));

    private static string[]? Sorted(IEnumerable<string>? set) =>
        set is null ? null : [.. set.OrderBy(item => item, StringComparer.Ordinal)];

    private static object? Plain(object? value) =>
        value switch
        {
            DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
            PostalAddress address => Present(
                ("StreetAddress", address.StreetAddress),
                ("StreetAddress2", address.StreetAddress2),
                ("PostalCode", address.PostalCode),
                ("City", address.City),
                ("State", address.State),
                ("Country", address.Country)
            ),
            IDictionary<string, object?> dictionary => dictionary
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .ToDictionary(entry => entry.Key, entry => Plain(entry.Value)),
            string => value,
            IEnumerable items => items.Cast<object?>().Select(Plain).ToList(),
            _ => value,
        };
}
