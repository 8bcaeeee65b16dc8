using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OrgAdmin.Emulation.UData;

/// <summary>What a caller writes about a contact point: first what is checked field by field, then the model as a whole.</summary>
internal static class ContactInput
{
    private const int LongestName = 255;
    private const string Missing = "Field is required";

    public static IReadOnlyList<string> Roles { get; } =
    [
        "contact",
        "creator",
        "publisher",
        "rightsHolder",
        "custodian",
        "distributor",
        "originator",
        "principalInvestigator",
        "processor",
        "resourceProvider",
        "user",
    ];

    /// <summary>Reads and checks a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="former">The contact point to be changed; null for a new one.</param>
    public static ContactRecord Read(UDataRequest request, ContactRecord? former)
    {
        JsonObject body = request.Body();
        string? name = Text(body, "name", former?.Name);
        string? email = Text(body, "email", former?.Email);
        string? form = Text(body, "contact_form", former?.ContactForm);
        string? role = Text(body, "role", former?.Role);
        // 17.x checks a choice while it reads, as it does what follows; 16.2 while it saves.
        if (request.IsCurrent && role is not null && !Roles.Contains(role))
            throw Abort.Field(
                "role",
                $"'{role}' is not a valid choice. Valid choices: [{string.Join(", ", Roles.Select(choice => $"'{choice}'"))}]"
            );
        if (
            name is not null
            && Pattern.IsMatch(name, @"(https?://|www\.)\S+|\b[a-z0-9-]+\.(com|org|net|fr|eu|io)\b", RegexOptions.IgnoreCase)
        )
            throw Abort.Field("name", "URLs not allowed in this field");
        if (email is not null && !EmailAddress.IsValid(email))
            throw Abort.Field("email", "Invalid email address");
        (OrganizationRecord? organization, UserRecord? owner) = Holder(request, body, former);
        var contact = new ContactRecord(former?.Id ?? request.World.NewId(), name ?? "", email, form, role ?? "")
        {
            Organization = organization,
            Owner = owner,
        };
        Validate(contact, former?.Id);
        return contact;
    }

    // Whose it is: an organization's, else its maker's. Only a system administrator gives it to somebody else, or changes it later, and
    // then it is no longer the former holder's.
    private static (OrganizationRecord? Organization, UserRecord? Owner) Holder(
        UDataRequest request,
        JsonObject body,
        ContactRecord? former
    )
    {
        UserRecord? owner = former?.Owner;
        if (body.TryGetPropertyValue("owner", out JsonNode? person))
            owner = Reference(person, "owner", request.World.UserById);
        if (owner != former?.Owner)
        {
            if (owner is not null && owner != request.User && !request.User.IsSysadmin)
                throw Abort.Field("owner", "You can only set yourself as owner");
            CheckCreation(request, former, "owner");
        }
        OrganizationRecord? organization = former?.Organization;
        if (body.TryGetPropertyValue("organization", out JsonNode? named))
            organization = Reference(named, "organization", request.World.OrganizationById);
        if (organization != former?.Organization)
        {
            // Nobody expects that there is none any more.
            if (organization is null)
                throw Abort.Crash();
            if (!Permissions.CanSeePrivate(request.User, organization))
                throw Abort.Field("organization", "Permission denied for this organization");
            CheckCreation(request, former, "organization");
        }
        if (former is null)
            return (organization, owner ?? (organization is null ? request.User : null));
        return (owner != former.Owner) == (organization != former.Organization) ? (organization, owner)
            : owner != former.Owner ? (null, owner)
            : (organization, null);
    }

    private static void CheckCreation(UDataRequest request, ContactRecord? former, string field)
    {
        if (former is not null && !request.User.IsSysadmin)
            throw Abort.Field(field, $"Cannot modify {field} after creation");
    }

    private static void Validate(ContactRecord contact, string? id)
    {
        if (contact is { Role: "contact", Email: null, ContactForm: null })
            throw Abort.Without("At least an email or a contact form is required for a contact point");
        var problems = new ModelProblems("ContactPoint", id);
        problems.Add(
            "name",
            contact.Name.Length == 0 ? Missing
                : contact.Name.Length > LongestName ? "String value is too long"
                : null
        );
        problems.Add("contact_form", contact.ContactForm is { } form ? PublicUrl.Problem(form) : null);
        if (contact.Role.Length == 0)
            problems.Add("role", Missing);
        else if (!Roles.Contains(contact.Role))
            problems.Add("role", $"Value must be one of [{string.Join(", ", Roles.Select(role => $"'{role}'"))}]");
        problems.ThrowIfAny();
    }

    // By its id, or as {"id": …}, as the site's own pages send it.
    private static T? Reference<T>(JsonNode? sent, string field, Func<string, T?> find)
        where T : class
    {
        JsonNode? value = sent is JsonObject reference ? reference["id"] : sent;
        if (value is null)
            return null;
        string id = value is JsonValue given && given.TryGetValue(out string? text) ? text : value.ToJsonString();
        if (!ObjectId.IsValid(id))
            throw ObjectId.Refused(id);
        return find(id) ?? throw Abort.Field(field, $"Unknown reference '{id}'");
    }

    private static string? Text(JsonObject body, string field, string? former)
    {
        if (!body.TryGetPropertyValue(field, out JsonNode? value))
            return former;
        if (value is null)
            return null;
        if (value is not JsonValue given || !given.TryGetValue(out string? text))
            throw Abort.Field(field, "StringField only accepts string values");
        return text.Trim().Length == 0 ? null : text;
    }
}
