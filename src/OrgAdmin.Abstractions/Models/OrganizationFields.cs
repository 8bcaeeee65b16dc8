using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin;

/// <summary>The fields of organizations that can be written somewhere, under one name in cmdlets, files, plans and journals.</summary>
internal static class OrganizationFields
{
    private static readonly Field[] All =
    [
        new(nameof(OrganizationInput.Name), organization => organization.Name, input => input.Name),
        new(nameof(OrganizationInput.Acronym), organization => organization.Acronym, input => input.Acronym),
        new(nameof(OrganizationInput.Description), organization => organization.Description, input => input.Description),
        new(nameof(OrganizationInput.Website), organization => organization.Website, input => input.Website),
        new(nameof(OrganizationInput.Twitter), organization => organization.Twitter, input => input.Twitter),
        new(nameof(OrganizationInput.BusinessNumberId), organization => organization.BusinessNumberId, input => input.BusinessNumberId),
        new(nameof(OrganizationInput.ContactEmail), organization => organization.Email, input => input.ContactEmail),
        new(nameof(OrganizationInput.ParentId), organization => organization.ParentId, input => input.ParentId),
        new(
            nameof(PostalAddress.StreetAddress),
            organization => organization.Address?.StreetAddress,
            input => input.Address?.StreetAddress
        ),
        new(
            nameof(PostalAddress.StreetAddress2),
            organization => organization.Address?.StreetAddress2,
            input => input.Address?.StreetAddress2
        ),
        new(nameof(PostalAddress.PostalCode), organization => organization.Address?.PostalCode, input => input.Address?.PostalCode),
        new(nameof(PostalAddress.City), organization => organization.Address?.City, input => input.Address?.City),
        new(nameof(PostalAddress.State), organization => organization.Address?.State, input => input.Address?.State),
        new(nameof(PostalAddress.Country), organization => organization.Address?.Country, input => input.Address?.Country),
        new(nameof(OrganizationInput.Nickname), organization => organization.Nickname, input => input.Nickname),
        new(
            nameof(OrganizationInput.NotifyMessageStatus),
            organization => organization.NotifyMessageStatus,
            input => input.NotifyMessageStatus
        ),
        new(nameof(OrganizationInput.NotifyOptOuts), organization => organization.NotifyOptOuts, input => input.NotifyOptOuts),
        new(
            nameof(OrganizationInput.ExternalOptOutMessage),
            organization => organization.ExternalOptOutMessage,
            input => input.ExternalOptOutMessage
        ),
        new(nameof(OrganizationInput.Extras), organization => organization.Extras, input => input.Extras),
    ];

    /// <summary>Their names, in the order in which files have them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(field => field.Name)];

    /// <summary>What an organization has in some fields. A field without a value is there, and null.</summary>
    public static IReadOnlyDictionary<string, object?> Of(Organization organization, IEnumerable<string> names)
    {
        var wanted = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
        return All.Where(field => wanted.Contains(field.Name)).ToDictionary(field => field.Name, field => field.Read(organization));
    }

    /// <summary>What is to be written. A field that is not is not there. A logo is told as a logo, not whole.</summary>
    public static IReadOnlyDictionary<string, object?> Of(OrganizationInput input)
    {
        var values = All.Select(field => (field.Name, Value: field.Given(input)))
            .Where(field => field.Value is not null)
            .ToDictionary(field => field.Name, field => field.Value);
        if (input.Logo is not null)
            values.Add(nameof(OrganizationInput.Logo), "(an image)");
        return values;
    }

    /// <summary>What to write for fields to have some values; null empties a field.</summary>
    public static OrganizationInput ToInput(IReadOnlyDictionary<string, object?> values)
    {
        return new OrganizationInput
        {
            Name = Text(nameof(OrganizationInput.Name)),
            Acronym = Text(nameof(OrganizationInput.Acronym)),
            Description = Text(nameof(OrganizationInput.Description)),
            Website = Text(nameof(OrganizationInput.Website)),
            Twitter = Text(nameof(OrganizationInput.Twitter)),
            BusinessNumberId = Text(nameof(OrganizationInput.BusinessNumberId)),
            ContactEmail = Text(nameof(OrganizationInput.ContactEmail)),
            ParentId = Text(nameof(OrganizationInput.ParentId)),
            Address = AddressNames.Any(values.ContainsKey) ? Address() : null,
            Nickname = Text(nameof(OrganizationInput.Nickname)),
            NotifyMessageStatus = Flag(nameof(OrganizationInput.NotifyMessageStatus)),
            NotifyOptOuts = Flag(nameof(OrganizationInput.NotifyOptOuts)),
            ExternalOptOutMessage = Text(nameof(OrganizationInput.ExternalOptOutMessage)),
            Extras = values.TryGetValue(nameof(OrganizationInput.Extras), out object? extras)
                ? extras as IDictionary<string, object?> ?? new Dictionary<string, object?>()
                : null,
        };

        PostalAddress Address() =>
            new()
            {
                StreetAddress = Text(nameof(PostalAddress.StreetAddress)),
                StreetAddress2 = Text(nameof(PostalAddress.StreetAddress2)),
                PostalCode = Text(nameof(PostalAddress.PostalCode)),
                City = Text(nameof(PostalAddress.City)),
                State = Text(nameof(PostalAddress.State)),
                Country = Text(nameof(PostalAddress.Country)),
            };

        string? Text(string name) => values.TryGetValue(name, out object? value) ? value?.ToString() ?? "" : null;

        bool? Flag(string name) => values.TryGetValue(name, out object? value) ? value as bool? : null;
    }

    private static readonly string[] AddressNames =
    [
        nameof(PostalAddress.StreetAddress),
        nameof(PostalAddress.StreetAddress2),
        nameof(PostalAddress.PostalCode),
        nameof(PostalAddress.City),
        nameof(PostalAddress.State),
        nameof(PostalAddress.Country),
    ];

    private sealed class Field(string name, Func<Organization, object?> read, Func<OrganizationInput, object?> given)
    {
        public string Name { get; } = name;

        public Func<Organization, object?> Read { get; } = read;

        public Func<OrganizationInput, object?> Given { get; } = given;
    }
}
